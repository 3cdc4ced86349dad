import BatonInterface
import BatonScreen
import BatonTheme
import Foundation
import Testing

@Suite("The contrast of")
struct ContrastTests {
    /// What stands back on purpose: what is beside the text, or no text but a line. All other roles are read.
    private static let receding: Set<ThemeRole> = [.dim, .label, .comment, .footer, .rule, .profile]

    /// The least contrast of a role: 4.5 is WCAG 2.2's AA, 7 its AAA.
    private static func least(_ role: ThemeRole, in theme: String) -> Double {
        let isHigh = theme.hasPrefix("high-contrast")
        return receding.contains(role) ? (isHigh ? 4.5 : 3) : (isHigh ? 7 : 4.5)
    }

    private static let renditions: [Palette] = [.direct, .indexed(base: 0)]

    @Test("every role is enough, in direct colour and in the palette of 256", arguments: BuiltInThemes.names)
    func roles(name: String) throws {
        let design = try #require(BuiltInThemes.design(named: name))
        for role in ThemeRole.allCases {
            let style = design.theme[role]
            if style.foreground == .standard {
                // The terminal's own text on its own background is the user's affair; on another it may be anything.
                #expect(style.background == .standard, "\(role) has a background and needs a foreground")
                continue
            }
            let terminal = try #require(
                design.terminal, "\(role) has a colour, so the theme has to say for what terminal")
            for palette in Self.renditions {
                let background = style.background == .standard ? terminal.background : palette.shown(style.background)
                let contrast = Self.contrast(palette.shown(style.foreground), background)
                #expect(contrast >= Self.least(role, in: name), "\(role) in \(palette): \(contrast)")
            }
        }
    }

    @Test("what is marked can be seen on the background too", arguments: BuiltInThemes.names)
    func marks(name: String) throws {
        let design = try #require(BuiltInThemes.design(named: name))
        for role in [ThemeRole.selection, .slotActive, .match, .currentMatch] {
            let style = design.theme[role]
            guard let terminal = design.terminal else {
                #expect(style.attributes.contains(.reverse) || style.attributes.contains(.underline))
                continue
            }
            #expect(style.background != .standard)
            for palette in Self.renditions {
                #expect(Self.contrast(palette.shown(style.background), terminal.background) > 1.25, "\(role)")
            }
        }
        #expect(design.theme[.match] != design.theme[.currentMatch])
    }

    @Test("black and white is 21, as WCAG has it, and grey what it says")
    func formula() {
        let white = Color.rgb(red: 255, green: 255, blue: 255)
        let black = Color.rgb(red: 0, green: 0, blue: 0)
        #expect(abs(Self.contrast(white, black) - 21) < 0.001)
        // The darkest grey that WCAG's own examples call enough on white.
        #expect(abs(Self.contrast(.rgb(red: 0x76, green: 0x76, blue: 0x76), white) - 4.54) < 0.01)
    }

    /// WCAG 2.2, "contrast ratio".
    private static func contrast(_ one: Color, _ other: Color) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    private static func luminance(_ color: Color) -> Double {
        let components = color.components
        let linear = [components.x, components.y, components.z].map { component in
            let share = Double(component) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

extension Palette {
    /// The colour that the terminal's driver makes of `color`; the first sixteen, which users change, would prove nothing.
    fileprivate func shown(_ color: Color) -> Color {
        let number = number(of: color)
        guard case .indexed = self else {
            return .rgb(
                red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
                blue: UInt8(truncatingIfNeeded: number))
        }
        #expect(number >= 16)
        return .indexed(UInt8(truncatingIfNeeded: number))
    }
}
