// Unicode's line breaking algorithm, UAX #14 (Debian: libunistring-dev).
#include <unilbrk.h>
