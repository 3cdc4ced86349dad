import BatonScreen
import CTerminal

/// The curses attributes and colour pair of each style that has been shown.
struct StyleTable {
    struct Entry {
        var attributes: attr_t
        var pair: Int32
    }

    let palette: Palette
    private let maximumPairs: Int
    /// Some dozens at most, looked through from the newest: see Theme for why no dictionary is made before the first frame.
    private var known: [Known] = []
    private var pairs: [Pair] = []
    private var last: Known?

    private struct Known {
        let key: SIMD3<UInt32>
        let entry: Entry
    }

    private struct Pair: Equatable {
        let foreground: Int32
        let background: Int32
    }

    /// - Parameter maximumPairs: How many pairs the terminal has, the standard one included.
    init(palette: Palette, maximumPairs: Int) {
        self.palette = palette
        self.maximumPairs = maximumPairs
    }

    /// The entry for a cell's style. Neighbours mostly share theirs, so the last one is kept at hand.
    mutating func entry(of cell: Cell) -> Entry {
        let key = cell.styleKey
        if let last, last.key == key { return last.entry }
        if let earlier = known.last(where: { $0.key == key }) {
            last = earlier
            return earlier.entry
        }
        let new = Known(key: key, entry: makeEntry(cell.style))
        known.append(new)
        last = new
        return new.entry
    }

    private mutating func makeEntry(_ style: Style) -> Entry {
        var attributes: attr_t = 0
        if style.attributes.contains(.bold) { attributes |= CT_BOLD }
        if style.attributes.contains(.dim) { attributes |= CT_DIM }
        if style.attributes.contains(.italic) { attributes |= CT_ITALIC }
        if style.attributes.contains(.underline) { attributes |= CT_UNDERLINE }
        if style.attributes.contains(.reverse) { attributes |= CT_REVERSE }
        if palette == .eight, let plain = withoutGrey(style, attributes) { return plain }
        let pair = pair(palette.number(of: style.foreground), palette.number(of: style.background))
        return Entry(attributes: attributes | ct_pair_attribute(pair), pair: pair)
    }

    /// Eight colours have no grey that can be seen on every background. What a theme marks with a grey one is turned round
    /// instead, and grey text is the terminal's own, dim where it stands back.
    private func withoutGrey(_ style: Style, _ attributes: attr_t) -> Entry? {
        if case .rgb = style.background, style.background.isGrey {
            return Entry(attributes: attributes ^ CT_REVERSE, pair: 0)
        }
        guard style.background == .standard, case .rgb(let level, _, _) = style.foreground, style.foreground.isGrey
        else { return nil }
        // The greys that themes for dark and for light terminals have between them.
        return Entry(attributes: attributes | ((0x68...0x98).contains(level) ? CT_DIM : 0), pair: 0)
    }

    private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
        if foreground == -1 && background == -1 { return 0 }
        let pair = Pair(foreground: foreground, background: background)
        // When all are in use curses gives the oldest a new meaning, also where it is on the screen: better without colour.
        if !pairs.contains(pair) {
            guard pairs.count < maximumPairs - 1 else { return 0 }
            pairs.append(pair)
        }
        return max(0, alloc_pair(foreground, background))
    }
}
