import BatonCore
import BatonInterface
import BatonScreen
import Testing

/// Laws that hold after any sequence of commands, over texts of difficult clusters.
@Suite struct ComposerLawTests {
    private static let pieces = [
        "a", "word", " ", " ", "\n", "\t", ".", "漢", "字", "。", "「", "e\u{301}", "\u{301}", "👩\u{200D}💻", "\u{200D}",
        "😀",
        "🇨🇭", "\u{1F1E8}", "\u{FE0F}", "क्ष", "\u{94D}", "\u{1100}", "\u{1161}", "\r", "\u{7}", "\u{202E}",
        "longwordlongword",
    ]

    private static let commands: [ComposerCommand] = [
        .newLine, .moveBackward, .moveForward, .moveWordBackward, .moveWordForward, .moveToLineStart, .moveToLineEnd,
        .moveToTextStart, .moveToTextEnd, .moveUp, .moveDown, .deleteBackward, .deleteForward, .killToLineEnd,
        .killToLineStart, .killWordBackward, .killWordForward, .killSpacedWordBackward, .killAll, .yank, .yankPop,
        .transposeCharacters, .transposeWords, .uppercaseWord, .lowercaseWord, .capitalizeWord, .undo, .recallOlder,
        .recallNewer,
    ]

    private static func text(_ count: Int, _ generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...count, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    private static func command(_ generator: inout SplitMix64) -> ComposerCommand {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<4: .insert(pieces.randomElement(using: &generator) ?? "")
        case 4: .paste(text(6, &generator))
        default: commands.randomElement(using: &generator) ?? .undo
        }
    }

    private static func edited(_ count: Int, _ generator: inout SplitMix64) -> Composer {
        var composer = Composer()
        let history = [text(6, &generator), text(6, &generator)]
        for _ in 0..<count { composer.perform(command(&generator), width: 7, history: history) }
        return composer
    }

    @Test("the insertion point stands between clusters inside the text", arguments: 0..<150)
    func boundaries(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var composer = Composer(draft: Self.text(8, &generator))
        let history = [Self.text(6, &generator), Self.text(6, &generator)]
        for _ in 0..<60 {
            composer.perform(Self.command(&generator), width: 7, history: history)
            let text = composer.text
            let starts = text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count]
            #expect(starts.contains(composer.insertionOffset))
            #expect(!text.utf8.contains(0x0D) && !text.utf8.contains(0x07))
        }
    }

    @Test("undoing everything gives the beginning back", arguments: 0..<150)
    func undo(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let draft = Composer(draft: Self.text(8, &generator))
        var composer = draft
        let history = [Self.text(6, &generator), Self.text(6, &generator)]
        for _ in 0..<60 { composer.perform(Self.command(&generator), width: 7, history: history) }
        // Every command adds one edit at most.
        for _ in 0..<60 { composer.perform(.undo) }
        #expect(Array(composer.text.utf8) == Array(draft.text.utf8))
    }

    @Test("a yank after a kill restores the text", arguments: 0..<150)
    func yank(seed: Int) {
        let kills: [(command: ComposerCommand, isBackward: Bool)] = [
            (.killToLineEnd, false), (.killWordForward, false), (.killToLineStart, true), (.killWordBackward, true),
            (.killSpacedWordBackward, true),
        ]
        var generator = SplitMix64(seed: UInt64(seed))
        let start = Self.edited(40, &generator)
        for kill in kills {
            var composer = start
            composer.perform(.moveToLineStart)
            composer.perform(.moveForward)
            let before = composer
            composer.perform(kill.command)
            let killed = before.text.utf8.count - composer.text.utf8.count
            // Where what is left grows together into one cluster, the insertion point cannot stay inside of it.
            guard killed > 0, composer.insertionOffset == before.insertionOffset - (kill.isBackward ? killed : 0) else {
                continue
            }
            composer.perform(.yank)
            #expect(Array(composer.text.utf8) == Array(before.text.utf8))
        }
    }

    @Test("rows never exceed the width, joined they are the text, and the cursor is on one", arguments: 0..<150)
    func rows(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let composer = Self.edited(60, &generator)
        let bytes = Array(composer.text.utf8)
        for width in [1, 2, 3, 5, 9, 40] {
            let layout = composer.layout(width: width, maximumRows: 10_000)
            #expect(layout.rows.allSatisfy { TextWidth.columns(of: $0.text) <= width })
            var joined: [UInt8] = []
            for row in layout.rows {
                if row.source.lowerBound > joined.count { joined.append(0x0A) }
                #expect(row.source.lowerBound == joined.count)
                joined += bytes[row.source]
                if width > 8, !bytes[row.source].contains(0x09) {
                    #expect(Array(row.text.utf8) == Array(bytes[row.source]))
                }
            }
            #expect(joined == bytes)
            #expect(layout.rows.indices.contains(layout.cursor.row) && (0..<width).contains(layout.cursor.column))
            #expect(!layout.hasRowsAbove && !layout.hasRowsBelow)
        }
    }

    @Test("a scrolled composer shows a part of the whole, with the cursor in it", arguments: 0..<150)
    func windows(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let composer = Self.edited(80, &generator)
        for width in [1, 2, 5, 9] {
            let whole = composer.layout(width: width, maximumRows: 10_000)
            for maximum in 1...10 {
                let layout = composer.layout(width: width, maximumRows: maximum)
                #expect(layout.rows.count == min(maximum, whole.rows.count))
                #expect(layout.rows.indices.contains(layout.cursor.row))
                let top = whole.cursor.row - layout.cursor.row
                #expect(top >= 0 && layout.rows == Array(whole.rows[top..<top + layout.rows.count]))
                #expect(layout.hasRowsAbove == (top > 0))
                #expect(layout.hasRowsBelow == (top + layout.rows.count < whole.rows.count))
            }
        }
    }

    @Test("going up row by row reaches the first row, and down the last", arguments: 0..<150)
    func vertical(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var composer = Self.edited(60, &generator)
        for width in [1, 2, 3, 5, 9] {
            composer.perform(.moveToTextEnd)
            var row = composer.layout(width: width, maximumRows: 10_000).cursor.row
            #expect(composer.isAtLastRow(width: width))
            while row > 0 {
                composer.perform(.moveUp, width: width)
                let now = composer.layout(width: width, maximumRows: 10_000).cursor.row
                #expect(now == row - 1)
                guard now < row else { break }
                row = now
            }
            #expect(composer.isAtFirstRow(width: width))
        }
    }

    @Test(
        "with folded pastes among the commands, undoing everything gives nothing, and nothing of them is lost before",
        arguments: 0..<150)
    func foldedPastes(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var composer = Composer()
        var plain = Composer()
        let large = "one\ntwo 漢字\n"
        for _ in 0..<40 {
            let command: ComposerCommand =
                switch Int.random(in: 0..<8, using: &generator) {
                case 0, 1: .fold(large)
                case 2: .unfoldPaste
                case 3: .moveToTextEnd
                case 4: .newLine
                case 5: .undo
                default: .insert(Self.pieces.randomElement(using: &generator) ?? "")
                }
            composer.perform(command, width: 7)
            // The same without folding.
            if case .fold(let text) = command { plain.perform(.paste(text)) } else { plain.perform(command, width: 7) }
            if case .unfoldPaste = command { break }
            #expect(composer.text == plain.text)
            let folded = composer.folded
            let starts = folded.indices.map { folded.utf8.distance(from: folded.startIndex, to: $0) }
            #expect((starts + [folded.utf8.count]).contains(composer.insertionOffset))
        }
        while !composer.isEmpty, composer != undone(composer) { composer = undone(composer) }
        #expect(composer.text == "")
    }

    private func undone(_ composer: Composer) -> Composer {
        var composer = composer
        composer.perform(.undo)
        return composer
    }
}
