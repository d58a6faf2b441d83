import Foundation
import Testing

@Suite("docs/mathematics.md") struct DocumentationTests {
  static let docs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs")

  let page: String

  init() throws {
    page = try String(contentsOf: Self.docs.appending(path: "mathematics.md"), encoding: .utf8)
  }

  @Test("Each linked function is declared in the file that the link leads to")
  func links() throws {
    // [`Dense.forward`](../Sources/NeuralNetwork/Layers/Dense.swift)
    let links = page.matches(of: /\[`([^`]+)`\]\(([^)]+\.swift)\)/)
    #expect(links.count > 30)
    for link in links {
      let file = try String(contentsOf: Self.docs.appending(path: String(link.2)), encoding: .utf8)
      for word in link.1.split(separator: ".") {
        let declares = ["func ", "struct ", "class ", "enum ", "var ", "extension "].contains {
          file.contains($0 + word)
        }
        #expect(declares, "\(word) in \(link.2)")
      }
    }
  }

  @Test("Each layer is described, with a link to its file")
  func layers() throws {
    let folder = Self.docs.appending(path: "../Sources/NeuralNetwork/Layers")
    let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    let layers = files.subtracting(["Layer.swift", "PaddedImage.swift", "TensorLayout.swift"])
    #expect(layers.count == 8)
    for file in layers {
      #expect(page.contains("(../Sources/NeuralNetwork/Layers/\(file))"), "\(file)")
    }
  }

  @Test("Each optimizer is described", arguments: ["SGD ", "momentum ", "Adam ", "AdamW "])
  func optimizers(name: String) {
    #expect(page.contains(name))
  }
}
