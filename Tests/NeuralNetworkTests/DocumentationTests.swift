import Foundation
import Testing

@Suite("The article on the mathematics") struct DocumentationTests {
  static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/NeuralNetwork")

  @Test("Each function that it names stands in the file that it names")
  func links() throws {
    let article = try String(contentsOf: Self.sources.appending(path: "README.md"), encoding: .utf8)
    // [`Dense.forward`](Layers/Dense.swift)
    let links = article.matches(of: /\[`([^`]+)`\]\(([^)]+\.swift)\)/)
    #expect(links.count > 30)
    for link in links {
      let file = try String(contentsOf: Self.sources.appending(path: String(link.2)), encoding: .utf8)
      // The type, and what of it is meant.
      for word in link.1.split(separator: ".") {
        let declares = ["func ", "struct ", "class ", "enum ", "var ", "extension "].contains {
          file.contains($0 + word)
        }
        #expect(declares, "\(word) in \(link.2)")
      }
    }
  }

  @Test("Every layer and every optimizer is in it")
  func completeness() throws {
    let article = try String(contentsOf: Self.sources.appending(path: "README.md"), encoding: .utf8)
    let layers = try FileManager.default.contentsOfDirectory(
      atPath: Self.sources.appending(path: "Layers").path)
    for file in layers where !["Layer.swift", "Frame.swift", "TensorLayout.swift"].contains(file) {
      #expect(article.contains("(Layers/\(file))"), "\(file)")
    }
    for optimizer in ["SGD", "momentum", "Adam ", "AdamW"] { #expect(article.contains(optimizer)) }
  }
}
