import ArgumentParser

/// Reports a usage error with the given message unless the condition holds.
func require(_ condition: Bool, _ message: String) throws {
  if !condition { throw ValidationError(message) }
}
