import ArgumentParser

/// Reports a usage error with the given message unless the condition holds.
func require(_ condition: Bool, _ message: String) throws {
  if !condition { throw ValidationError(message) }
}

/// Reports a usage error if an option's value is outside its range, which its help states too; nil is no value.
func require(_ value: Int?, of option: String, in range: ClosedRange<Int>) throws {
  guard let value else { return }
  try require(
    range.contains(value),
    "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), not \(value).")
}

/// Reports a usage error if `-`, standard input, is among the paths more than once.
func requireStandardInputOnce(_ paths: [String]) throws {
  try require(paths.count { $0 == "-" } <= 1, "Standard input can be read only once; name - once.")
}
