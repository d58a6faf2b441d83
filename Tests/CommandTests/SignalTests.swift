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

  @Test(
    "A signal ends the calibration of a trained model, and leaves no file", arguments: ["INT", "TERM", "HUP"])
  func calibration(signal: String) throws {
    let folder = try TemporaryFolder()
    let run = try runShell(
      """
      cd '\(folder.path)'
      awk 'BEGIN { for (row = 0; row < 30; row++) {
        printf "%d", row % 10; for (i = 0; i < 784; i++) printf ",%d", (i * (row % 10 + 1)) % 256; print "" } }' > digits.csv
      env --default-signal=INT "$DIGIT" train digits.csv --hidden 4 --iterations 1 --validation-split 10 --calibrate \
        --calibration-numbers 100000 -o model.safetensors 2> errors & program=$!
      until grep -q '^calibrating' errors; do kill -0 $program || exit 99; sleep 0.01; done
      kill -\(signal) $program
      wait $program; echo $?; ls -A
      """)
    #expect(run.output == "130\ndigits.csv\nerrors\n")
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
