/// The fixed byte strings that Baton writes to terminals itself, beside what curses makes of a frame.
///
/// All were checked in nine terminals to leave the cursor alone and to print nothing where they are unknown.
enum TerminalSequences {
    /// The alternate screen, bracketed paste, focus events, all modifiers told (modifyOtherKeys 2), cursor hidden.
    static let enter: StaticString = "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?1004h\u{1B}[>4;2m\u{1B}[?25l"

    /// What of ``enter`` means nothing else on terminals that do not follow xterm: the Linux console, until version 5.9 of the kernel,
    /// prints what stands behind `CSI >`. The alternate screen not all of them have.
    static let enterPlain: StaticString = "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?25l"

    /// Asks for the background (OSC 11, of xterm) and for being told when it changes between dark and light (private mode 2031,
    /// of contour). What knows neither says nothing; still it is sent only where an answer is likely, see
    /// ``TerminalDescription``.
    static let followBackground: StaticString = "\u{1B}]11;?\u{1B}\\\u{1B}[?2031h"

    /// Asks whether synchronised output is known (DECRQM, of DEC's VT510; answered by ``TerminalReport``), and whether kitty's
    /// keyboard protocol is.
    static let askAbilities: StaticString = "\u{1B}[?2026$p\u{1B}[?u"

    /// kitty's keyboard protocol, on its stack: keys that look alike are told apart (1), and with shift also the character that
    /// shift makes of them (4). Only where the terminal has answered ``askAbilities``, as some take it for something else.
    static let pushKeyboard: StaticString = "\u{1B}[>5u"

    /// Keeps the window's title for ``leave`` (XTWINOPS 22 of xterm).
    static let pushTitle: StaticString = "\u{1B}[22;2t"

    /// Presses and the wheel, with columns beyond 223 (SGR).
    static let mouseOn: StaticString = "\u{1B}[?1000h\u{1B}[?1006h"
    static let mouseOff: StaticString = "\u{1B}[?1000l\u{1B}[?1006l"

    /// Undoes ``enter``, everything else here, and whatever a frame that broke off may have left: first CAN, which ends half a
    /// sequence, then synchronised output, scroll region, attributes, line drawing, mouse. The keyboard's stack is the
    /// alternate screen's own, so it goes before that. Where there is no alternate screen (in screen, as it comes), the shell
    /// goes on in the last row, emptied, under what was shown; where there are no kept titles, it has none.
    static let leave: StaticString =
        "\u{18}\u{1B}[?2026l\u{1B}[r\u{1B}[m\u{1B}(B\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1006l\u{1B}[>4m\u{1B}[<u\u{1B}[?2031l\u{1B}[?1004l\u{1B}[?2004l\u{1B}[?25h\u{1B}]2;\u{7}\u{1B}[23;2t\u{1B}[999;1H\u{1B}[K\u{1B}[?1049l"

    /// The same for ``enterPlain``.
    static let leavePlain: StaticString =
        "\u{18}\u{1B}[r\u{1B}[m\u{1B}(B\u{1B}[?1000l\u{1B}[?1006l\u{1B}[?2004l\u{1B}[?25h\u{1B}[999;1H\u{1B}[K\u{1B}[?1049l"

    /// For a terminal in any state whatever: also half a string, everything on kitty's stack, and what another program may have
    /// left (soft reset, wrapping, keypad, cursor keys, character set). ``leave`` follows it, which puts the cursor where it was
    /// kept: here, unless the alternate screen has to be left.
    static let reset: StaticString =
        "\u{18}\u{1B}\\\u{1B}[<99u\u{1B}[!p\u{1B}[?7h\u{1B}>\u{1B}[?1l\u{0F}\u{1B}[?1003l\u{1B}[?1015l\u{1B}7"

    /// Asks for the background alone.
    static let askBackground: StaticString = "\u{1B}]11;?\u{1B}\\"

    /// Asks what the terminal is (DA1), which every terminal says: so everything asked before has been answered when that comes.
    static let askAttributes: StaticString = "\u{1B}[c"

    /// Asks whether the terminal has come so far (DSR 5).
    static let askReady: StaticString = "\u{1B}[5n"

    /// Between these the terminal shows nothing half-drawn, if it knows them.
    static let frameStart: StaticString = "\u{1B}[?2026h"
    static let frameEnd: StaticString = "\u{1B}[?2026l"

    static let hideCursor: StaticString = "\u{1B}[?25l"
    static let showCursor: StaticString = "\u{1B}[?25h"
}

extension StaticString {
    /// The bytes, which live forever.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
