import ArgumentParser
import SystemSupport

extension Digit {
  /// Reports why the arguments cannot be parsed, and what was probably meant, and exits. Prints the help or the version if
  /// they ask for it.
  static func exit(withParsingError error: any Error, of arguments: [String]) -> Never {
    let status = exitCode(for: error)
    if status == .success { printAndExit(fullMessage(for: error)) }
    guard status == .validationFailure else { exit(withError: error) }
    printError("digit: \(usageErrorText(error, of: arguments))")
    SystemSupport.exit(status.rawValue)
  }

  /// Prints the help, the version or a completion script. The parser itself would not notice that it cannot be written.
  private static func printAndExit(_ text: String) -> Never {
    do {
      try writeOutput(text + "\n")
      SystemSupport.exit(EXIT_SUCCESS)
    } catch {
      reportAndExit(error)
    }
  }

  /// Reports a usage error for `digit help COMMAND` with an unknown command, for which the parser shows the general help.
  static func checkHelpTopic(_ arguments: [String]) throws {
    guard arguments.count > 1, arguments[0] == "help", !arguments[1].hasPrefix("-") else { return }
    let names = commands.map(\.name)
    try require(
      names.contains(arguments[1]) || arguments[1] == "help",
      unknownCommandText(arguments[1], among: names))
  }

  /// What is wrong with the arguments, what was probably meant, and where to read more.
  static func usageErrorText(_ error: any Error, of arguments: [String]) -> String {
    let command = arguments.first.flatMap { name in commands.first { name == $0.name } }
    if command == nil, let text = unknownCommandText(arguments) { return text }
    // The parser reports a missing option first, though it may be the one that is misspelt.
    let help = command.map { helpMessage(for: $0.type) } ?? helpMessage()
    if let text = unknownOptionText(arguments, command: command?.name, known: optionNames(in: help)) {
      return text
    }
    let message = message(for: error)
    guard let suggestion = suggestedValue(in: message) else {
      // Without the parser's own prefix of errors.
      let text = fullMessage(for: error)
      return text.hasPrefix("Error: ") ? String(text.dropFirst("Error: ".count)) : text
    }
    return "\(message) Did you mean '\(suggestion)'?\n\(hint(command?.name))"
  }

  private static var commands: [(name: String, type: any ParsableCommand.Type)] {
    configuration.subcommands.compactMap { type in type.configuration.commandName.map { ($0, type) } }
  }

  /// nil if the first argument is an option, or a command of the parser's such as `help`.
  private static func unknownCommandText(_ arguments: [String]) -> String? {
    guard let word = arguments.first else { return nil }
    let names = commands.map(\.name)
    if word.hasPrefix("-"), word != "-" {
      guard let index = arguments.firstIndex(where: names.contains), index > 0 else { return nil }
      return
        "options come after the command: digit \(arguments[index]) \(printable(word)) …\n\(hint(arguments[index]))"
    }
    guard word != "help" else { return nil }
    if access(word, F_OK) == 0 {
      let command = word.hasSuffix(".safetensors") ? "inspect" : "classify"
      let rest = arguments.count > 1 ? " …" : ""
      return
        "\(printable(word)) is not a command; did you mean 'digit \(command) \(printable(word))\(rest)'?\n\(hint(nil))"
    }
    return "\(unknownCommandText(word, among: names))\n\(hint(nil))"
  }

  private static func unknownCommandText(_ word: String, among names: [String]) -> String {
    let suggestion = nearest(to: word, among: names).map { "; did you mean '\($0)'?" }
    return "unknown command '\(printable(word))'\(suggestion ?? "")"
  }

  /// nil if all long options are known.
  private static func unknownOptionText(_ arguments: [String], command: String?, known: [String]) -> String? {
    let options = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
    let names = options.map { String($0.prefix { $0 != "=" }) }
    guard let name = names.first(where: { !known.contains($0) }) else { return nil }
    // Two dashes are in every name: they do not make two options alike.
    let suggestion = nearest(to: String(name.dropFirst(2)), among: known.map { String($0.dropFirst(2)) })
    return
      "unknown option '\(printable(name))'\(suggestion.map { "; did you mean '--\($0)'?" } ?? "")\n\(hint(command))"
  }

  /// The long options that a help text describes.
  private static func optionNames(in help: String) -> [String] {
    help.split(separator: "\n").filter { $0.hasPrefix("  -") }.flatMap { line in
      line.split(whereSeparator: { " ,/".contains($0) }).filter { $0.hasPrefix("--") }.map(String.init)
    }
  }

  /// The nearest of the values that a message lists: `The value 'adma' is invalid for '--optimizer <name>'. Please provide
  /// one of 'sgd', 'momentum', 'adam' or 'adamw'.`
  private static func suggestedValue(in message: String) -> String? {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 5, parts[0] == "The value ", parts[4].hasPrefix(". Please provide one of") else {
      return nil
    }
    let quoted = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    return nearest(to: quoted[0], among: Array(quoted[2...]))
  }

  private static func hint(_ command: String?) -> String {
    "See 'digit\(command.map { " \($0)" } ?? "") --help'."
  }
}
