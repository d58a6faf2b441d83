#include "CStaticRuntime.h"

// -static-stdlib leaves the C++ library under Swift's runtime shared, and to load and relocate that takes a twelfth of the time
// that one image takes. The compiler passes the options of this section to the linker, before its own -lstdc++, which then is
// not needed; options in Package.swift would come too late.
#ifdef STATIC_RUNTIME
__attribute__((used, section(".swift1_autolink_entries")))
static const char options[] = "-Wl,--as-needed\0-l:libstdc++.a\0-l:libgcc_eh.a";
#endif
