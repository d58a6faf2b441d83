import Testing

@testable import DigitModel

@Suite struct ClassLabelsTests {
  static let clothes = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"

  @Test("Names are read without the spaces around them")
  func names() throws {
    let labels = try #require(
      ClassLabels(" T-shirt/top, Trouser ,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,  Ankle boot"))
    #expect(labels.text == Self.clothes)
    #expect(labels[9] == "Ankle boot")
    #expect(ClassLabels("0,1,2,3,4,5,6,7,8,9") == .digits)
  }

  @Test(
    "Ten different printable names are needed, none of them a formula",
    arguments: [
      "", "a,b,c,d,e,f,g,h,i", "a,b,c,d,e,f,g,h,i,j,k", "a,b,c,d,e,f,g,h,i,i", "a,b,c,d,e,f,g,h,i,",
      "a,b,c,d,e,f,g,h,i,=j", "a,b,c,d,e,f,g,h,i,\"j", "a,b,c,d,e,f,g,h,i,j\u{1B}[2J",
      "a,b,c,d,e,f,g,h,i,j\u{202E}",
      "a,b,c,d,e,f,g,h,i," + String(repeating: "j", count: 41),
    ])
  func refused(text: String) {
    #expect(ClassLabels(text) == nil)
  }

  @Test("A model file keeps the names, and that images are taken as they are")
  func modelFile() throws {
    var model = try ModelTests.model()
    model.labels = try #require(ClassLabels(Self.clothes))
    model.preprocessingVersion = 0
    #expect(try ModelTests.read(model.bytes) == model)
  }
}
