/// The file that a path names: two paths to one file, whether by links or by different spellings, have equal identities.
///
/// A file that does not exist yet is identified by its folder and its name.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt
  /// The name in the folder with this device and inode, for a file that does not exist yet.
  private let name: String?

  /// nil if neither the file nor its folder exists, or if it is a device or a pipe, which cannot lose its content.
  public init?(_ path: String) {
    if let status = FileStatus(path) {
      guard status.isRegular || status.isFolder else { return nil }
      self.init(status, name: nil)
    } else {
      let target = followingLinks(path)
      guard let status = FileStatus(folder(of: target)) else { return nil }
      self.init(status, name: String(target.suffix(while: { $0 != "/" })))
    }
  }

  private init(_ status: FileStatus, name: String?) {
    (device, inode) = (status.device, status.inode)
    self.name = name
  }

  /// Whether the file exists.
  public var exists: Bool { name == nil }
}

/// What `stat` says of a file, after following links.
struct FileStatus {
  private let status: stat

  init?(_ path: String) {
    var status = stat()
    guard stat(systemPath(path), &status) == 0 else { return nil }
    self.status = status
  }

  var device: UInt { UInt(status.st_dev) }
  var inode: UInt { UInt(status.st_ino) }
  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
  var owner: (user: uid_t, group: gid_t) { (status.st_uid, status.st_gid) }
  var permissions: mode_t { status.st_mode & 0o7777 }
}

/// Whether the path names a folder, directly or through a symbolic link.
public func isFolder(_ path: String) -> Bool { FileStatus(path)?.isFolder ?? false }

/// Whether the path names a regular file, directly or through a symbolic link.
public func isRegularFile(_ path: String) -> Bool { FileStatus(path)?.isRegular ?? false }

/// The path that a symbolic link leads to, through further links, whether a file exists there or not; the path itself if it
/// is no link. Open descriptors are links too, but are not followed.
func followingLinks(_ path: String) -> String {
  var path = path
  // As many as the system follows (path_resolution(7)). More form a cycle, which the caller cannot open either.
  for _ in 0..<40 where openDescriptor(path) == nil {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(systemPath(path), &target, target.count)
    guard count > 0 else { break }
    let text = pathText(target.prefix(count).map(UInt8.init(bitPattern:)))
    path = text.hasPrefix("/") ? text : "\(folder(of: path))/\(text)"
  }
  return path
}

/// The open descriptor that a path such as `/dev/stdout` or `/dev/fd/3` names.
///
/// Opening it anew would write at another position, and a rename would replace what the shell has opened.
func openDescriptor(_ path: String) -> Int32? {
  for folder in ["/proc/self/fd/", "/dev/fd/"] where path.hasPrefix(folder) {
    return Int32(path.dropFirst(folder.count))
  }
  return nil
}

/// The folder of a file: `folder(of: "a/b.png")` is `"a"`, `folder(of: "b.png")` is `"."`.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

extension StringProtocol {
  /// The longest suffix whose characters all satisfy the condition.
  public func suffix(while condition: (Character) -> Bool) -> SubSequence {
    self[(lastIndex { !condition($0) }.map(index(after:)) ?? startIndex)...]
  }
}
