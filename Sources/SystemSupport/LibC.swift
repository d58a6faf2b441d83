/// The C library, for every file that imports this target: no other names it.
@_exported import Glibc
