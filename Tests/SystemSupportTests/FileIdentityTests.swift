import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite struct FileIdentityTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("All paths to one file have one identity, through links and other spellings")
  func same() throws {
    let file = try folder.write("a", "x")
    try FileManager.default.createDirectory(atPath: folder.file("sub"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "a")
    try FileManager.default.linkItem(atPath: file, toPath: folder.file("hard"))
    let identity = try #require(FileIdentity(file))
    #expect(identity.exists)
    for path in ["link", "hard", "./a", "sub/../a"] {
      #expect(FileIdentity("\(folder.path)/\(path)") == identity, "\(path)")
    }
    #expect(FileIdentity(try folder.write("b", "x")) != identity)
  }

  @Test("A file that does not exist yet is identified by its folder and name")
  func future() throws {
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "new")
    let identity = try #require(FileIdentity(folder.file("new")))
    #expect(!identity.exists)
    #expect(FileIdentity(folder.file("link")) == identity)
    #expect(FileIdentity("\(folder.path)//./new") == identity)
    #expect(FileIdentity(folder.file("other")) != identity)
    _ = try folder.write("new", "")
    #expect(FileIdentity(folder.file("new")) != identity)
  }

  @Test("Devices and files in missing folders have no identity", arguments: ["/dev/null", "/nonexistent/a"])
  func none(path: String) { #expect(FileIdentity(path) == nil) }
}
