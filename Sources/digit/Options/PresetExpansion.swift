extension Preset {
  /// The arguments of the program, with the options of `train --preset` inserted.
  ///
  /// An option that is given replaces the preset's, and so does one that excludes it:
  /// `train --preset relu-10 --epochs 3` has no `--iterations`. This is done before parsing, since the parser cannot
  /// tell an omitted option from one that has its default value.
  static func expanded(_ arguments: [String]) -> [String] {
    guard arguments.first == "train" else { return arguments }
    let options = arguments.prefix { $0 != "--" }
    var inserted: [String] = []
    for (index, argument) in options.enumerated() {
      let name =
        argument == "--preset" ? options.dropFirst(index + 1).first : argument.value(of: "--preset")
      guard let preset = name.flatMap(Preset.init) else { continue }
      inserted += preset.options(without: options)
    }
    return [arguments[0]] + inserted + arguments.dropFirst()
  }

  /// The names and values of the options that the arguments do not replace.
  private func options(without arguments: ArraySlice<String>) -> [String] {
    let words = options.split(separator: " ").map(String.init)
    return stride(from: 0, to: words.count, by: 2).flatMap { index in
      let names = Preset.exclusive.first { $0.contains(words[index]) } ?? [words[index]]
      let isReplaced = arguments.contains { argument in
        names.contains { argument == $0 || argument.value(of: $0) != nil }
      }
      return isReplaced ? [] : Array(words[index..<index + 2])
    }
  }

  /// Options that exclude each other.
  private static let exclusive = [["--epochs", "--iterations"], ["--hidden", "--architecture"]]
}

extension String {
  /// The value in `name=value`; nil if the text has another name.
  fileprivate func value(of name: String) -> String? {
    hasPrefix(name + "=") ? String(dropFirst(name.count + 1)) : nil
  }
}
