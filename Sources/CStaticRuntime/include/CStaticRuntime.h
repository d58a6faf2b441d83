// Links the C++ library under Swift's runtime into the program. Nothing to call.
#pragma once
