import BatonInterface
import Testing

/// A composer with `marked`'s text and its insertion point at the bar; the bar itself is left out.
private func composer(_ marked: String) -> Composer {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    var composer = Composer(draft: parts.joined())
    composer.perform(.moveToTextStart)
    for _ in parts[0] { composer.perform(.moveForward) }
    return composer
}

/// The text with a bar where the insertion point is.
private func marked(_ composer: Composer) -> String {
    let bytes = composer.text.utf8
    return
        "\(Substring(bytes.prefix(composer.insertionOffset)))|\(Substring(bytes.dropFirst(composer.insertionOffset)))"
}

@Suite struct ComposerTests {
    @Test(
        "each editing key does what readline's does",
        arguments: [
            ("one| two", [ComposerCommand.moveToLineStart], "|one two"),
            ("a\nb|c", [.moveToLineStart], "a\n|bc"),
            ("a|b\nc", [.moveToLineEnd], "ab|\nc"),
            ("a\nb|", [.moveToTextStart], "|a\nb"),
            ("|a\nb", [.moveToTextEnd], "a\nb|"),
            ("ab|", [.moveBackward], "a|b"),
            ("|ab", [.moveBackward], "|ab"),
            ("a|b", [.moveForward], "ab|"),
            ("one two.|", [.moveWordBackward], "one |two."),
            ("one| two.", [.moveWordForward], "one two|."),
            ("ab|c", [.deleteBackward], "a|c"),
            ("ab|c", [.deleteForward], "ab|"),
            ("👩\u{200D}💻|x", [.deleteBackward], "|x"),
            ("a|\nb", [.deleteForward], "a|b"),
            ("a|bc\nd", [.killToLineEnd], "a|\nd"),
            ("a|\nd", [.killToLineEnd], "a|d"),
            ("a\nbc|d", [.killToLineStart], "a\n|d"),
            ("a\n|d", [.killToLineStart], "a|d"),
            ("see ~/a.b/c |x", [.killSpacedWordBackward], "see |x"),
            ("see ~/a.b/c |x", [.killWordBackward], "see ~/a.b/|x"),
            ("a| bc-d", [.killWordForward], "a|-d"),
            ("ab|cd", [.killAll], "|"),
            ("a|bc", [.transposeCharacters], "ba|c"),
            ("ab|", [.transposeCharacters], "ba|"),
            ("ab|\nc", [.transposeCharacters], "ba|\nc"),
            ("|ab", [.transposeCharacters], "|ab"),
            ("x\na|", [.transposeCharacters], "x\na|"),
            ("one, t|wo", [.transposeWords], "two, one|"),
            ("one two. |", [.transposeWords], "two one|. "),
            ("|one", [.transposeWords], "|one"),
            ("a| bcd e", [.uppercaseWord], "a BCD| e"),
            ("aB|CD e", [.lowercaseWord], "aBcd| e"),
            ("| bCD", [.capitalizeWord], " Bcd|"),
            ("a|b", [.newLine], "a\n|b"),
            ("a|b", [.insert("xy")], "axy|b"),
            ("a|b", [.replaceAll("new\r\ntext")], "new\ntext|"),
        ])
    func editing(before: String, commands: [ComposerCommand], after: String) {
        var composer = composer(before)
        for command in commands { composer.perform(command) }
        #expect(marked(composer) == after)
    }

    @Test("a paste keeps its lines whatever their ends, and its controls become visible")
    func paste() {
        var composer = Composer()
        composer.perform(.paste("a\r\nb\rc\n\td\u{1B}[31m\u{202E}"))
        #expect(composer.text == "a\nb\nc\n\td␛[31m[U+202E]")
    }

    @Test("a joiner or a mark that is typed on its own goes to the cluster before it")
    func typedInPieces() {
        var composer = Composer()
        for piece in ["👩", "\u{200D}", "💻", "e", "\u{301}"] { composer.perform(.insert(piece)) }
        #expect(Array(composer.text.unicodeScalars) == Array("👩\u{200D}💻e\u{301}".unicodeScalars))
        composer.perform(.insert("\u{200D}"))
        composer.perform(.insert(" "))
        composer.perform(.insert("\u{200D}"))
        #expect(composer.text.hasSuffix(" [U+200D]"))
    }

    @Test("an insertion point that a new mark would leave inside a cluster goes behind it")
    func merging() {
        var composer = Composer(draft: "\u{301}b")
        composer.perform(.moveToTextStart)
        composer.perform(.insert("e"))
        #expect(marked(composer) == "e\u{301}|b")
    }

    @Test("taking the text empties the composer and keeps the kill ring")
    func take() {
        var composer = composer("one two|")
        composer.perform(.killWordBackward)
        #expect(composer.take() == "one ")
        #expect(composer.isEmpty && composer.insertionOffset == 0)
        composer.perform(.undo)
        #expect(composer.isEmpty)
        composer.perform(.yank)
        #expect(composer.text == "two")
    }

    @Test("consecutive kills join in the order in which they stood, and another command parts them")
    func joinedKills() {
        var composer = composer("one two| three four")
        for command in [ComposerCommand.killWordBackward, .killWordForward, .killWordBackward] {
            composer.perform(command)
        }
        #expect(composer.killRing.current == "one two three")
        composer.perform(.moveToTextEnd)
        composer.perform(.killWordBackward)
        #expect(composer.killRing.current == "four")
    }

    @Test("yank-pop goes through the ring, and only right after a yank")
    func yankPop() {
        var composer = composer("a b c|")
        for _ in 0..<3 {
            composer.perform(.killWordBackward)
            composer.perform(.moveToTextEnd)
        }
        composer.perform(.yankPop)
        #expect(composer.text == "")
        composer.perform(.yank)
        #expect(composer.text == "a ")
        for text in ["b ", "c", "a "] {
            composer.perform(.yankPop)
            #expect(composer.text == text)
        }
    }

    @Test("typing is undone word by word, a paste at once, and a run of deletions at once")
    func undoGroups() {
        var composer = Composer()
        for character in "one two" { composer.perform(.insert(String(character))) }
        composer.perform(.paste(" and more"))
        for _ in 0..<3 { composer.perform(.deleteBackward) }
        #expect(composer.text == "one two and m")
        for text in ["one two and more", "one two", "one ", ""] {
            composer.perform(.undo)
            #expect(composer.text == text)
        }
        composer.perform(.undo)
        #expect(composer.isEmpty)
    }

    @Test("undo brings the insertion point back to where the change was made")
    func undoPlace() {
        var composer = composer("one two| three")
        composer.perform(.killWordBackward)
        composer.perform(.moveToTextEnd)
        composer.perform(.undo)
        #expect(marked(composer) == "one two| three")
    }
}

@Suite struct ComposerRecallTests {
    private let history = ["oldest", "two\nlines", "newest"]

    @Test("older and newer prompts come in order, and behind the newest the draft")
    func order() {
        var composer = Composer(draft: "draft")
        for expected in ["newest", "two\nlines", "oldest", "oldest"] {
            composer.perform(.recallOlder, history: history)
            #expect(composer.text == expected)
        }
        for expected in ["two\nlines", "newest", "draft", "draft"] {
            composer.perform(.recallNewer, history: history)
            #expect(composer.text == expected)
        }
    }

    @Test("up and down leave the text for the history only at its edges")
    func edges() {
        var composer = Composer(draft: "a\nb")
        composer.perform(.moveUp, width: 80, history: history)
        #expect(composer.text == "a\nb" && composer.isAtFirstRow(width: 80))
        composer.perform(.moveUp, width: 80, history: history)
        #expect(composer.text == "newest")
        composer.perform(.moveUp, width: 80, history: history)
        #expect(composer.text == "two\nlines" && composer.isAtLastRow(width: 80))
        composer.perform(.moveUp, width: 80, history: history)
        #expect(composer.text == "two\nlines")
        composer.perform(.moveDown, width: 80, history: history)
        composer.perform(.moveDown, width: 80, history: history)
        composer.perform(.moveDown, width: 80, history: history)
        #expect(composer.text == "a\nb")
    }

    @Test("without a history up and down go to the ends of the text")
    func noHistory() {
        var composer = composer("ab|cd")
        composer.perform(.moveUp)
        #expect(marked(composer) == "|abcd")
        composer.perform(.moveDown)
        #expect(marked(composer) == "abcd|")
    }

    @Test("an edited prompt is a draft of its own, and the one before it comes back by undo")
    func edited() {
        var composer = Composer(draft: "draft")
        composer.perform(.recallOlder, history: history)
        composer.perform(.recallOlder, history: history)
        composer.perform(.insert("!"))
        composer.perform(.recallNewer, history: history)
        #expect(composer.text == "two\nlines!")
        composer.perform(.undo)
        composer.perform(.undo)
        #expect(composer.text == "draft")
    }

    @Test("a prompt that was sent is not gone on from")
    func afterTaking() {
        var composer = Composer()
        composer.perform(.recallOlder, history: history)
        composer.perform(.recallOlder, history: history)
        let sent = composer.take()
        composer.perform(.recallOlder, history: history + [sent])
        #expect(composer.text == "two\nlines")
    }
}
