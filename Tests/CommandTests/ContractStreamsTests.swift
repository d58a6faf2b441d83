import Foundation
import TestSupport
import Testing

@testable import digit

/// What `../shared/command-line.md` says about streams, files and exit statuses, in every command.
@Suite struct ContractStreamsTests {
  let folder: TemporaryFolder
  static let texts = [
    "t.csv": TrainTests.csv(rows: 40), "digits.csv": EvaluateTests.csv, "broken": "no model",
    "note.txt": "no image",
  ]

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in Self.texts { try folder.write(name, text) }
    for (name, sample) in [("in/4/a.jpeg", ClassifyTests.photo), ("in/2/b.png", ClassifyTests.small)] {
      let file = URL(filePath: folder.file(name))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: URL(filePath: sample), to: file)
    }
  }

  /// Runs the program in the folder; the words of `line` are the shell's.
  private func digit(_ line: String) throws -> ProgramRun {
    try runShell("cd '\(folder.path)'; \"$DIGIT\" \(line)")
  }

  @Test(
    "Each kind of failure has its exit status in every command, and leaves standard output empty",
    arguments: [
      ("classify in/4/a.jpeg --model none", 66), ("explain in/4/a.jpeg --model none", 66),
      ("evaluate digits.csv --model none", 66), ("inspect none", 66), ("evaluate none.csv", 66),
      ("train none.csv -o m", 66), ("train t.csv -o m --initial-model none", 66),
      ("train t.csv -o m --validation none.csv", 66), ("classify --files-from none", 66),
      ("preprocess --files-from none -o out", 66), ("classify none.csv", 66),
      ("classify in/4/a.jpeg --model broken", 65), ("explain in/4/a.jpeg --model broken", 65),
      ("evaluate digits.csv --model broken", 65), ("inspect broken", 65), ("evaluate note.txt", 65),
      ("train note.txt -o m", 65), ("train t.csv -o m --initial-model broken", 65),
      ("train t.csv -o m --validation note.txt", 65), ("train t.csv -o m --checkpoint broken --resume", 65),
      ("evaluate /dev/null", 65), ("classify in/4/a.jpeg -o none/o", 74),
      ("explain in/4/a.jpeg -o none/o", 74),
      ("preprocess in/4 -o note.txt/o", 74),
      ("preprocess in/4 --format csv -o none/o", 74), ("train t.csv -o none/o", 74),
      ("train t.csv -o m --checkpoint none/c", 74), ("train t.csv -o m --history none/h", 74),
      ("train t.csv -o m --report none/r", 74), ("evaluate digits.csv --report none/r", 74),
      ("classify in/4/a.jpeg -o /dev/full", 74), ("train t.csv -o /dev/full -q", 74),
      ("classify none.png", 1), ("explain none.png", 1), ("preprocess none.png -o out", 1),
    ] as [(String, Int32)])
  func status(line: String, status: Int32) throws {
    let run = try digit(line)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("digit: "))
    #expect(!FileManager.default.fileExists(atPath: folder.file("m")))
  }

  static let printing = [
    "--help", "--version", "", "help train", "--generate-completion-script bash",
    "classify in/4/a.jpeg", "classify in/4 --format csv", "classify in/4 --format json",
    "classify in/4 --format jsonl", "classify digits.csv --format kaggle", "evaluate digits.csv",
    "inspect --format json", "explain in/2/b.png",
    "preprocess in/2 --format csv -o -", "train --list-presets",
  ]

  @Test("Standard output that is full is a failed write in every command", arguments: printing)
  func full(line: String) throws {
    let run = try digit("\(line) >/dev/full")
    #expect(run.status == 74)
    #expect(run.errors.hasPrefix("digit: cannot write standard output: No space left on device\n"))
  }

  @Test("A closed pipe ends every command silently, even where SIGPIPE is ignored", arguments: printing)
  func closedPipe(line: String) throws {
    // The pipe's reader has ended when the program starts.
    let run = try runShell(
      """
      cd '\(folder.path)'; mkfifo pipe
      true <pipe & exec 3>pipe; wait
      trap '' PIPE
      "$DIGIT" \(line) >&3; echo $?
      """)
    #expect(run.output == "141\n")
    #expect(run.errors.isEmpty)
  }

  @Test(
    "Ctrl-C and SIGTERM end every command with 130, silently and without a file",
    arguments: [
      "classify - -o out/o", "classify --files-from pipe", "evaluate pipe", "train pipe -o out/m",
      "inspect pipe",
      "preprocess --files-from pipe -o out/p", "preprocess --files-from pipe --format csv -o out/p.csv",
      "explain pipe -o out/e.html",
    ])
  func interrupted(line: String) throws {
    // `env` undoes that a background job of a shell ignores SIGINT.
    let run = try runShell(
      """
      cd '\(folder.path)'; mkfifo pipe; mkdir out; exec 3<>pipe
      for signal in INT TERM; do
        env --default-signal=INT "$DIGIT" \(line) <pipe & pid=$!
        # The program reads from the pipe when it sleeps there.
        until grep -qs 'digit.*) S' /proc/$pid/stat; do kill -0 $pid || exit 99; sleep 0.01; done
        kill -$signal $pid; wait $pid; echo $?
      done
      find out -type f
      """)
    #expect(run.output == "130\n130\n")
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test(
    "With --quiet a command that succeeds prints nothing on standard error",
    arguments: [
      "classify in/4 in/2", "classify digits.csv --format kaggle", "preprocess in/4 in/2 -o out",
      "evaluate in", "evaluate digits.csv", "explain in/2/b.png", "inspect",
      "train t.csv --epochs 1 --hidden 2 -o m", "train in --epochs 1 --hidden 2 --validation-split 0 -o m",
    ])
  func quiet(line: String) throws {
    let run = try digit("\(line) --quiet")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
  }

  @Test("Results go to standard output and messages to standard error")
  func streams() throws {
    let run = try digit("classify in/4 none.png in/2")
    #expect(run.output.split(separator: "\n").map { $0.prefix(1) } == ["4", "2"])
    #expect(run.errors.hasPrefix("digit: none.png: no such file; check the path\n3 images: 2 answered, "))
  }

  @Test(
    "Every command's output is the same whatever --jobs is",
    arguments: [
      "classify --recursive in --format json", "classify digits.csv --format csv", "evaluate digits.csv",
      "evaluate in --format json", "preprocess --recursive in --format csv -o -",
      "preprocess --recursive in -q -o out; cat out/*/*; rm -r out",
    ])
  func jobs(line: String) throws {
    let runs = try [1, 7].map { jobs in
      let words = line.split(separator: " ", maxSplits: 1)
      return try digit("\(words[0]) --jobs \(jobs) \(words[1]) | cksum")
    }
    #expect(runs[0].output == runs[1].output)
    #expect(!runs[0].output.hasPrefix("4294967295 0"), "the output is empty")
    #expect(runs[0].errors == runs[1].errors)
  }

  @Test("A replaced file keeps its permissions, a link is followed, and a name of 255 bytes works")
  func files() throws {
    let name = String(repeating: "n", count: 255)
    let run = try runShell(
      """
      cd '\(folder.path)'; echo old >\(name); chmod 604 \(name); ln -s \(name) link
      for command in "classify in/2" "explain in/2/b.png" "preprocess in/2 --format csv" "train t.csv --epochs 1"; do
        "$DIGIT" $command -q -o link || echo failed
        [ -L link ] && stat -c %a \(name) && head -c 3 \(name) | grep -c old
      done
      """)
    #expect(run.output == String(repeating: "604\n0\n", count: 4))
  }

  @Test("Help, the version and completions for three shells are printed")
  func parser() throws {
    for line in ["--help", "help classify", "classify -h"] {
      #expect(try digit(line).output.contains("USAGE: digit"))
    }
    #expect(try digit("--version").output == "\(Digit.configuration.version)\n")
    for (shell, text) in [("bash", "complete "), ("zsh", "#compdef digit"), ("fish", "complete -c")] {
      #expect(try digit("--generate-completion-script \(shell)").output.contains(text))
    }
  }

  @Test("An error that no command foresees is a fault of the program")
  func fault() {
    struct Unforeseen: Error {}
    #expect(exitStatus(of: Unforeseen()) == .fault)
    #expect(ExitStatus.fault.rawValue == 70)
  }
}
