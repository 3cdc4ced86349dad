/// A unit of measurement: a linear step away from its dimension's base unit.
struct Unit: Hashable, Sendable {
    enum Dimension: String, Sendable {
        case length, mass, temperature, volume, speed
        case dataSize = "data size"
    }

    let symbol: String
    let dimension: Dimension
    /// Base units in one of these.
    let factor: Double
    /// Base units at this unit's zero; only temperatures have one.
    var offset = 0.0

    /// - Returns: nil below absolute zero, and for units of another dimension.
    func convert(_ amount: Double, to target: Unit) -> Double? {
        guard dimension == target.dimension else { return nil }
        let base = amount * factor + offset
        if dimension == .temperature, base < 0 { return nil }
        return (base - target.offset) / target.factor
    }

    /// The unit that `name` means. Case counts where it parts two units (`MB`, `Mb`).
    static func named(_ name: String) -> Unit? {
        exact[name] ?? lowercased[name.lowercased()]
    }
}

extension Unit {
    private static func table(_ dimension: Dimension, _ rows: [(names: String, factor: Double)]) -> [(String, Unit)] {
        rows.flatMap { row in
            let names = row.names.split(separator: ",").map(String.init)
            return names.map { ($0, Unit(symbol: names[0], dimension: dimension, factor: row.factor)) }
        }
    }

    private static func temperature(_ names: String, factor: Double, offset: Double) -> [(String, Unit)] {
        let names = names.split(separator: ",").map(String.init)
        return names.map {
            ($0, Unit(symbol: names[0], dimension: .temperature, factor: factor, offset: offset))
        }
    }

    // The factors of inch, pound, gallon and nautical mile are exact by definition (NIST SP 811, appendix B).
    private static let all: [(String, Unit)] =
        table(
            .length,
            [
                ("mm,millimetre,millimeter,millimetres,millimeters", 0.001),
                ("cm,centimetre,centimeter,centimetres,centimeters", 0.01),
                ("m,metre,meter,metres,meters", 1), ("km,kilometre,kilometer,kilometres,kilometers", 1_000),
                ("in,inch,inches", 0.0254), ("ft,foot,feet", 0.3048), ("yd,yard,yards", 0.9144),
                ("mi,mile,miles", 1_609.344), ("nmi,nautical mile,nautical miles", 1_852),
            ])
        + table(
            .mass,
            [
                ("mg,milligram,milligrams", 1e-6), ("g,gram,grams", 0.001), ("kg,kilogram,kilograms,kilo,kilos", 1),
                ("t,tonne,tonnes", 1_000), ("oz,ounce,ounces", 0.028349523125),
                ("lb,lbs,pound,pounds", 0.45359237), ("st,stone,stones", 6.35029318),
            ])
        + temperature("°C,C,celsius,centigrade", factor: 1, offset: 273.15)
        + temperature("°F,F,fahrenheit", factor: 5.0 / 9, offset: 459.67 * 5 / 9)
        + temperature("K,kelvin,kelvins", factor: 1, offset: 0)
        + table(
            .volume,
            [
                ("ml,millilitre,milliliter,millilitres,milliliters", 0.001), ("cl,centilitre,centiliter", 0.01),
                ("dl,decilitre,deciliter", 0.1), ("l,litre,liter,litres,liters", 1),
                ("m³,m3,cubic metre,cubic meter,cubic metres,cubic meters", 1_000),
                ("tsp,teaspoon,teaspoons", 0.00492892159375), ("tbsp,tablespoon,tablespoons", 0.01478676478125),
                ("fl oz,fluid ounce,fluid ounces", 0.0295735295625), ("cup,cups", 0.2365882365),
                ("pt,pint,pints", 0.473176473), ("qt,quart,quarts", 0.946352946), ("gal,gallon,gallons", 3.785411784),
            ])
        + table(
            .speed,
            [
                ("m/s,mps", 1), ("km/h,kph,kmh", 1 / 3.6), ("mph,mi/h", 0.44704), ("kn,knot,knots,kt", 1_852 / 3_600.0),
                ("ft/s,fps", 0.3048),
            ])
        + table(
            .dataSize,
            [
                ("bit,bits", 0.125), ("B,byte,bytes", 1), ("kB,KB,kilobyte,kilobytes", 1e3),
                ("MB,megabyte,megabytes", 1e6), ("GB,gigabyte,gigabytes", 1e9), ("TB,terabyte,terabytes", 1e12),
                ("PB,petabyte,petabytes", 1e15), ("KiB,kibibyte,kibibytes", 0x1p10),
                ("MiB,mebibyte,mebibytes", 0x1p20), ("GiB,gibibyte,gibibytes", 0x1p30),
                ("TiB,tebibyte,tebibytes", 0x1p40), ("kbit,kb,kilobit,kilobits", 125),
                ("Mbit,Mb,megabit,megabits", 125e3), ("Gbit,Gb,gigabit,gigabits", 125e6),
            ])

    private static let exact = Dictionary(all) { first, _ in first }
    /// Where two names differ only in case, the other spellings mean the first in the table (`mb` is `MB`).
    private static let lowercased = Dictionary(all.map { ($0.0.lowercased(), $0.1) }) { first, _ in first }
}
