import CSystemSupport

/// A file with an unpredictable name that is removed unless it is renamed, also if a signal ends the program.
///
/// The name is hidden, so that a program which lists the folder does not take the file for a result.
final class TemporaryFile {
  let descriptor: Int32
  private let path: [CChar]
  /// The registration that removes the file if a signal ends the program.
  private let removal: Int32
  private var isRenamed = false

  /// nil if the file cannot be created; `errno` says why.
  init?(inFolder folder: String, replacing replaced: FileStatus?) {
    path = systemPath("\(folder)/.digit-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp")
    // Registered before the file exists, so that a signal at any time removes it.
    removal = digit_remove_at_signal(path)
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      isRenamed = true  // there is nothing to remove
      return nil
    }
    guard let replaced else { return }
    // Only root may give a file away. The owner comes first: changing it clears the set-user-ID bits.
    _ = fchown(descriptor, replaced.owner.user, replaced.owner.group)
    _ = fchmod(descriptor, replaced.permissions)
  }

  deinit {
    if !isRenamed { unlink(path) }
    digit_keep_at_signal(removal)
  }

  func take(place target: String) -> Bool {
    isRenamed = rename(path, systemPath(target)) == 0
    return isRenamed
  }
}
