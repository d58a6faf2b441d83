// Re-exports the C library, so that every target that imports this one has it and no other names the platform.
@_exported import Glibc
