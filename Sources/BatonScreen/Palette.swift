/// How many colours a terminal shows, and the nearest of them to any colour.
package enum Palette: Equatable, Sendable {
    case none
    case eight
    case sixteen
    /// The palette of 256, its first colour being number `base` to curses.
    case indexed(base: Int32)
    /// 24 bits, and the palette of 256 beside them.
    case direct

    /// Where the built-in descriptions have the palette.
    package static let builtInBase: Int32 = 1 << 24

    /// The number that curses knows `color` by: -1 for the standard one.
    package func number(of color: Color) -> Int32 {
        switch (self, color) {
        case (.none, _), (_, .standard): -1
        case (.direct, .indexed(let index)): Palette.builtInBase + Int32(index)
        case (.direct, .rgb(let red, let green, let blue)): Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
        case (.indexed(let base), .indexed(let index)): base + Int32(index)
        case (.indexed(let base), .rgb(let red, let green, let blue)):
            base + Int32(Palette.nearestIndex(red, green, blue))
        case (.sixteen, .indexed(let index)) where index < 16: Int32(index)
        case (.eight, .indexed(let index)) where index < 16: Int32(index & 7)
        case (.sixteen, _): Palette.nearest(color.components, among: Palette.basic)
        case (.eight, _): Palette.nearestHue(color.components)
        }
    }

    /// Red, green and blue, 0 to 255 each.
    package typealias Components = SIMD3<Int32>

    // The first sixteen colours as xterm has them; users change them, so they are the target of rough matches only.
    fileprivate static let basic: [Components] = [
        [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
        [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255], [255, 0, 255], [0, 255, 255],
        [255, 255, 255],
    ]

    // The six levels of the colour cube, which is 16…231 of the palette; the 24 greys 8, 18, … 238 follow it.
    fileprivate static let levels: [Int32] = [0, 95, 135, 175, 215, 255]

    /// The colour of the palette of 256 that is nearest; never one of the first sixteen, which are the user's own.
    private static func nearestIndex(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let wanted = Components(Int32(red), Int32(green), Int32(blue))
        var steps = Components.zero
        var cube = Components.zero
        for place in 0..<3 {
            let step = levels.indices.min { abs(levels[$0] - wanted[place]) < abs(levels[$1] - wanted[place]) } ?? 0
            steps[place] = Int32(step)
            cube[place] = levels[step]
        }
        let mean = (wanted.x + wanted.y + wanted.z) / 3
        let grey = min(23, max(0, (mean - 3) / 10))
        let greyLevel = 8 + 10 * grey
        let isGrey = distance(Components(repeating: greyLevel), wanted) < distance(cube, wanted)
        return UInt8(isGrey ? 232 + grey : 16 + 36 * steps.x + 6 * steps.y + steps.z)
    }

    private static func nearest(_ wanted: Components, among colors: some Collection<Components>) -> Int32 {
        let ranked = colors.enumerated().min { distance($0.element, wanted) < distance($1.element, wanted) }
        return Int32(ranked?.offset ?? 0)
    }

    /// The one of the first eight that says the same: of greys black or white, of colours the likest hue, and of two like hues the
    /// one that is as light or dark. By distance alone all pale colours would be white, and greys cyan.
    private static func nearestHue(_ wanted: Components) -> Int32 {
        guard let hue = wanted.hue else { return wanted.lightness < 128 ? 0 : 7 }
        let others = (1...6).map { index in
            let apart = abs(hue - (basic[index].hue ?? 0))
            return min(apart, 360 - apart) + abs(wanted.lightness - basic[index].lightness) / 2
        }
        return 1 + Int32(others.indices.min { others[$0] < others[$1] } ?? 0)
    }

    private static func distance(_ one: Components, _ other: Components) -> Int32 {
        let difference = one &- other
        // Weighted by how much the eye sees of each.
        return (difference &* difference &* Components(2, 4, 3)).wrappedSum()
    }
}

extension Palette.Components {
    /// How light it is to the eye, 0 to 255 (ITU-R BT.601).
    fileprivate var lightness: Int32 { (299 * x + 587 * y + 114 * z) / 1000 }

    /// Degrees from red over green (120) and blue (240); nil for a grey, and for what is nearly one.
    fileprivate var hue: Int32? {
        let (least, most) = (self.min(), self.max())
        let range = most - least
        guard range >= 36 else { return nil }
        let sector =
            most == x ? 60 * (y - z) / range : most == y ? 120 + 60 * (z - x) / range : 240 + 60 * (x - y) / range
        return sector < 0 ? sector + 360 : sector
    }
}

extension Color {
    /// Whether it is a grey, or nearly one, and not the terminal's own.
    package var isGrey: Bool { self != .standard && components.hue == nil }

    /// Red, green and blue; a palette colour's as xterm has it, the standard one's as black.
    package var components: Palette.Components {
        switch self {
        case .standard: .zero
        case .rgb(let red, let green, let blue): [Int32(red), Int32(green), Int32(blue)]
        case .indexed(let index) where index < 16: Palette.basic[Int(index)]
        case .indexed(let index) where index < 232:
            [
                Palette.levels[Int(index - 16) / 36], Palette.levels[Int(index - 16) / 6 % 6],
                Palette.levels[Int(index - 16) % 6],
            ]
        case .indexed(let index): SIMD3(repeating: 8 + 10 * (Int32(index) - 232))
        }
    }
}
