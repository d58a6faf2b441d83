import ArgumentParser

/// Reports a usage error with the given message unless the condition holds.
func require(_ condition: Bool, _ message: String) throws {
  if !condition { throw ValidationError(message) }
}

/// Reports a usage error if `-`, standard input, is among the paths more than once.
func requireStandardInputOnce(_ paths: [String]) throws {
  try require(paths.count { $0 == "-" } <= 1, "Standard input can be read only once; name - once.")
}
