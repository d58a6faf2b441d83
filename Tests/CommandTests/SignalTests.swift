import Foundation
import TestSupport
import Testing

@Suite struct SignalTests {
  @Test(
    "A signal ends a command with 130 and without a result or a temporary file",
    arguments: ["INT", "TERM", "HUP"])
  func removesTemporaryFiles(signal: String) throws {
    let folder = try TemporaryFolder()
    let (list, results) = (folder.file("list"), folder.file("results"))
    // The list of paths is a pipe that stays open: the command waits in it. `env` undoes that a background job of a shell
    // ignores SIGINT.
    let run = try runShell(
      """
      mkdir \(results); mkfifo \(list)
      env --default-signal=INT "$DIGIT" classify --files-from \(list) --output \(results)/o & program=$!
      exec 3> \(list)
      until ls -A \(results) | grep -q .; do kill -0 $program || exit 99; sleep 0.01; done
      kill -\(signal) $program
      wait $program
      """)
    #expect(run.status == 130)
    #expect(try FileManager.default.contentsOfDirectory(atPath: results).isEmpty)
  }

  @Test("nohup keeps SIGHUP from ending a command")
  func nohup() throws {
    let folder = try TemporaryFolder()
    let (list, results) = (folder.file("list"), folder.file("results"))
    let run = try runShell(
      """
      mkdir \(results); mkfifo \(list)
      nohup "$DIGIT" classify --files-from \(list) --output \(results)/o & program=$!
      exec 3> \(list)
      until ls -A \(results) | grep -q .; do kill -0 $program || exit 99; sleep 0.01; done
      kill -HUP $program
      echo \(EvaluateTests.samples)/two-28x28.png >&3
      exec 3>&-
      wait $program
      """)
    #expect(run.status == 0)
    #expect(try String(contentsOfFile: "\(results)/o", encoding: .utf8).hasPrefix("2 "))
  }

  /// Makes a program the first process of a namespace, as a container does; needs root, or user namespaces.
  private static let first = "unshare --user --map-root-user --pid --fork --kill-child"

  @Test(
    "A signal ends the program where it is the first process of a container, and leaves no temporary file",
    .enabled(if: (try? runShell("\(first) true"))?.status == 0), arguments: ["INT", "TERM", "HUP", "XCPU"])
  func firstProcess(signal: String) throws {
    let folder = try TemporaryFolder()
    let run = try runShell(
      """
      cd '\(folder.path)'; mkfifo image; export DIGIT
      \(Self.first) env --default-signal=INT sh -c 'exec "$DIGIT" classify - -o results' <image & program=$!
      exec 3>image
      until ls -A | grep -q tmp; do kill -0 $program || exit 99; sleep 0.01; done
      kill -\(signal) $(cat /proc/$program/task/$program/children)
      wait $program; echo $?; ls -A
      """)
    #expect(run.output == "\(signal == "XCPU" ? 128 + 24 : 130)\nimage\n")
  }
}
