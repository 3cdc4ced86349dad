import BatonScreen
import Testing

@Suite("Palette")
struct PaletteTests {
    private static func rgb(_ value: UInt32) -> Color {
        .rgb(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    // As the themes for dark and for light terminals have them.
    private static let hues: [(UInt32, Int32)] = [
        (0x87afd7, 6), (0x87d7d7, 6), (0xafd7af, 2), (0x87d787, 2), (0xff8787, 1), (0xffd75f, 3), (0xffaf87, 3),
        (0xd7afd7, 5), (0xd787af, 5), (0x005faf, 4), (0xaf0000, 1), (0x005f00, 2), (0x8700af, 5), (0x875f00, 1),
        (0xaf005f, 1), (0xff0000, 1), (0x0000ff, 4), (0x00ff00, 2), (0xffffff, 7), (0x444444, 0), (0xd0d0d0, 7),
        (0x767676, 0), (0x8a8a8a, 7), (0x586e75, 0),
    ]

    @Test("of eight colours the one of the same hue is taken, and for greys black or white", arguments: hues)
    func eight(value: UInt32, number: Int32) {
        #expect(Palette.eight.number(of: Self.rgb(value)) == number)
    }

    @Test("a grey is a grey, however faintly tinted; a pale colour is none, and neither is the terminal's own")
    func grey() {
        for value: UInt32 in [0x000000, 0xffffff, 0x767676, 0x657b83, 0x93a1a1] { #expect(Self.rgb(value).isGrey) }
        for value: UInt32 in [0xafd7af, 0x87afd7, 0x5f0000] { #expect(!Self.rgb(value).isGrey) }
        #expect(!Color.standard.isGrey)
    }
}
