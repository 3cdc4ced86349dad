/// Names and keywords.
extension ProgramLexer {
    mutating func scanWord(_ line: inout CodeLine) {
        let start = line.position
        let end = grammar.endOfWord(in: line, from: start)
        if !grammar.prefixes.isEmpty, Self.quotes.contains(line.byte(at: end)), openPrefixedString(&line, wordEnd: end)
        {
            return
        }
        if let entry = grammar.words.entry(of: start..<end, in: line), means(entry, line, start..<end) {
            line.paint(to: end, entry.role)
            context = entry.before
            return
        }
        let role = role(ofName: start..<end, in: line)
        var painted = end
        // The sign of a macro's call belongs to its name.
        if role == .function, line.byte(at: end) == UInt8(ascii: "!") { painted += 1 }
        line.paint(to: painted, role)
        context = .operand
    }

    /// What stands between a string's prefix and its text.
    private static let quotes = Array("\"'#".utf8)

    /// Whether a word of the table is more than a name where it stands.
    private func means(_ entry: WordTable.Entry, _ line: CodeLine, _ word: Range<Int>) -> Bool {
        if context == .dot { return entry.isMember }
        let next = line.byte(at: word.upperBound)
        if entry.role == .keyword, next == UInt8(ascii: ":"), grammar.features.contains(.labels) {
            return line.has(Self.branch, at: word.lowerBound)
        }
        if entry.role == .type, grammar.features.contains(.annotatedTypes), !line.bytes[word.lowerBound].isUppercase {
            return next == UInt8(ascii: ">") || isAnnotation(line, at: word.lowerBound)
        }
        if entry.isSoft {
            guard next.isBlank, word.upperBound < line.end else { return false }
            let follower = line.byte(at: line.endOfSpaces(from: word.upperBound))
            return follower.isWord || Self.softFollowers.contains(follower)
        }
        return true
    }

    /// Whether a type is expected at `start`, by the sign or word before it.
    private func isAnnotation(_ line: CodeLine, at start: Int) -> Bool {
        var index = start
        while index > 0, line.bytes[index - 1].isBlank { index -= 1 }
        guard index > 0 else { return false }
        if Self.annotationSigns.contains(line.bytes[index - 1]) { return true }
        return index >= 3 && Self.annotationWords.contains { line.has($0, at: index - 3) }
    }

    private static let annotationSigns = Array(":<|&".utf8)
    private static let annotationWords = [" as", " is"].map { Array($0.utf8) }

    /// The only keyword that a colon follows in the languages where a colon makes a label.
    private static let branch = Array("default".utf8)

    /// What can stand behind a name that is a keyword there, besides a word.
    private static let softFollowers = Array("{}[*\"'`$@&<".utf8)

    private func role(ofName name: Range<Int>, in line: CodeLine) -> TextRole {
        if case .declaration(let role) = context { return role }
        let features = grammar.features
        let isCall = isCall(line, after: name.upperBound)
        if line.bytes[name.lowerBound].isUppercase {
            if features.contains(.capitalConstants), isInCapitals(line, name) { return isCall ? .function : .constant }
            if features.contains(.capitalTypes), !features.contains(.capitalCalls) || !isCall && context != .dot {
                return .type
            }
            if features.contains(.markedTypes), !isCall, isMarkedAsType(line, name) { return .type }
        }
        if isCall { return .function }
        if features.contains(.suffixedTypes), name.count > 2, line.has(Self.typeSuffix, at: name.upperBound - 2) {
            return .type
        }
        if features.contains(.nameKeys), isKey(line, after: name.upperBound) { return .key }
        return .plainCode
    }

    private static let typeSuffix = Array("_t".utf8)

    /// `*Name`, `[]Name`, `Name{`
    private func isMarkedAsType(_ line: CodeLine, _ name: Range<Int>) -> Bool {
        let before = name.lowerBound > 0 ? line.bytes[name.lowerBound - 1] : 0
        return line.byte(at: name.upperBound) == UInt8(ascii: "{") || Self.typeMarks.contains(before)
    }

    private static let typeMarks = Array("*&]".utf8)

    private func isCall(_ line: CodeLine, after end: Int) -> Bool {
        let next = line.byte(at: end)
        if next == UInt8(ascii: "(") { return true }
        if next == UInt8(ascii: "!"), grammar.features.contains(.macroCalls) {
            return Self.brackets.contains(line.byte(at: end + 1))
        }
        return next == UInt8(ascii: " ") && grammar.features.contains(.spacedCalls)
            && line.byte(at: end + 1) == UInt8(ascii: "(")
    }

    private static let brackets = Array("([{".utf8)

    /// Two letters or more, all of them capitals.
    private func isInCapitals(_ line: CodeLine, _ name: Range<Int>) -> Bool {
        name.count > 1
            && name.allSatisfy { index in
                let byte = line.bytes[index]
                return byte.isUppercase || byte.isDigit || byte == UInt8(ascii: "_")
            }
    }

    private func isKey(_ line: CodeLine, after end: Int) -> Bool {
        let index = line.endOfSpaces(from: end)
        let sign = line.byte(at: index)
        let next = line.byte(at: index + 1)
        if sign == UInt8(ascii: ":") { return next != sign }
        return sign == UInt8(ascii: "=") && next != sign && next != UInt8(ascii: "~")
    }

    private static let definition = Array("define".utf8)

    /// `#include <stdio.h>`, `#define NAME`: the directive and its first argument; the rest of the line is code.
    mutating func scanDirective(_ line: inout CodeLine) {
        let hash = line.endOfSpaces(from: line.position)
        guard line.byte(at: hash) == UInt8(ascii: "#") else { return }
        let start = line.endOfSpaces(from: hash + 1)
        let end = line.endOfWord(from: start)
        guard end > start else { return }
        line.paintSpaces()
        line.paint(to: end, .keyword)
        line.paintSpaces()
        context = .nothing
        if line.has(Self.definition, at: start) {
            let name = line.endOfWord(from: line.position)
            line.paint(to: name, line.byte(at: name) == UInt8(ascii: "(") ? .function : .constant)
        } else if line.current == UInt8(ascii: "<"),
            let close = line.firstIndex(of: UInt8(ascii: ">"), from: line.position)
        {
            line.paint(to: close + 1, .string)
        }
    }
}
