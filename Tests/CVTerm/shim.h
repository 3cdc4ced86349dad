// libvterm, a terminal emulator without a window. Its colour macros are functions here, as Swift does not import them.
#ifndef BATON_CVTERM_H
#define BATON_CVTERM_H

#include <vterm.h>

static inline bool cvterm_is_rgb(const VTermColor *color) { return VTERM_COLOR_IS_RGB(color); }
static inline bool cvterm_is_default_foreground(const VTermColor *color) { return VTERM_COLOR_IS_DEFAULT_FG(color); }
static inline bool cvterm_is_default_background(const VTermColor *color) { return VTERM_COLOR_IS_DEFAULT_BG(color); }

#endif
