// The CommonMark parser with GitHub's extensions (Debian: libcmark-gfm-dev, libcmark-gfm-extensions-dev).
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
// The parser's and the nodes' own fields: reading text in place spares a copy of every word, link definitions are
// nowhere else to be seen, and footnotes stay where they are defined only if the parser is told so between its phases.
#include <cmark-gfm/parser.h>
