import Foundation
import OrderedJSON
import SystemSupport
import TestSupport
import Testing

@Suite struct InspectTests {
  @Test("The built-in model is shown layer by layer")
  func text() throws {
    let run = try runDigit("inspect")
    #expect(run.status == 0)
    #expect(run.output.contains("1×28×28"))
    #expect(run.output.contains("dense(10)"))
    #expect(run.output.contains(" precision, pixel scale 255.0, temperature "))
    #expect(run.errors.isEmpty)
  }

  @Test("JSON has the promised keys, and the parameters add up")
  func json() throws {
    let run = try runDigit("inspect", "--format", "json")
    let json = try JSON.parse(Array(run.output.utf8))
    #expect(
      json.members?.map(\.key) == [
        "layers", "parameters", "precision", "input", "labels", "temperature", "training", "risk",
      ])
    #expect(json["risk"]?.members?.map(\.key) == ["digits", "numbers"])
    let layers = try #require(json["layers"]?.elements)
    #expect(
      layers.allSatisfy { $0.members?.map(\.key) == ["name", "kind", "shape", "output", "parameters"] })
    #expect(layers.compactMap { $0["parameters"]?.integer }.reduce(0, +) == json["parameters"]?.integer)
  }

  @Test("A file of another kind is named, with what to use instead, by every command that takes a model")
  func otherFiles() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("h.csv", "label,pixel0,pixel1\n1,2,3\n")
    let photo = "\(EvaluateTests.samples)/photo.jpeg"
    let error = { (path: String, kind: String) in
      "digit: \(path) is not a valid model file: it looks like \(kind); use a file that digit train --output has written\n"
    }
    for arguments in [
      ["inspect", table], ["classify", photo, "--model", table], ["explain", photo, "--model", table],
      ["evaluate", table, "--model", table],
    ] {
      let run = try runDigit(arguments)
      #expect(run.status == 65)
      #expect(run.errors == error(table, "a CSV file"))
    }
    #expect(try runDigit("inspect", photo).errors == error(photo, "a JPEG image"))
  }

  @Test("DIGIT_MODEL names the model unless an argument does, and -q is accepted")
  func environment() throws {
    let folder = try TemporaryFolder()
    let missing = try runShell("DIGIT_MODEL=\(folder.file("none")) $DIGIT inspect -q")
    #expect(missing.status == 66)
    #expect(missing.errors.hasSuffix("(the path comes from DIGIT_MODEL)\n"))
    #expect(try runShell("DIGIT_MODEL= $DIGIT inspect").status == 0)
  }

  @Test("A missing model and a malformed one have different exit statuses")
  func failures() throws {
    let folder = try TemporaryFolder()
    let missing = try runDigit("inspect", folder.file("none"))
    #expect(missing.status == 66)
    #expect(missing.errors.contains(folder.file("none")))
    let broken = try runDigit("inspect", folder.write("broken", "no model at all"))
    #expect(broken.status == 65)
    #expect(broken.errors.hasPrefix("digit: \(folder.file("broken")) is not a valid model file"))
    #expect(broken.output.isEmpty)
    #expect(try runDigit("inspect", "--format", "xml").status == 64)
  }
}
