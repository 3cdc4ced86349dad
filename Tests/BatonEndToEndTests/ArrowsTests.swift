import Foundation
import Testing

/// The arrows between the modules, as the house is built: who may import whom. Always downwards, never a circle.
private let arrows: [String: Set<String>] = [
    "BatonCore": [], "BatonScreen": [], "BatonTransport": [], "CTerminal": [], "BatonRehearsal": [],
    "CMarkGFM": [], "CUnistring": [],
    "BatonText": ["BatonScreen", "CMarkGFM", "CUnistring"], "BatonEngine": ["BatonCore"], "BatonHistory": ["BatonCore"],
    "BatonOrchestrate": ["BatonCore", "BatonTransport"], "BatonOrq": ["BatonCore", "BatonTransport"],
    "BatonSettings": ["BatonCore"], "BatonTerminal": ["BatonScreen", "CTerminal"],
    "BatonTheme": ["BatonCore", "BatonScreen"],
    "BatonInterface": ["BatonEngine", "BatonCore", "BatonText", "BatonTheme", "BatonScreen"],
    "BatonTestKit": ["BatonCore", "BatonScreen", "BatonEngine"],
    "baton": [
        "BatonCore", "BatonScreen", "BatonTransport", "CTerminal", "BatonRehearsal", "BatonText", "BatonEngine",
        "BatonHistory", "BatonOrchestrate", "BatonOrq", "BatonSettings", "BatonTerminal", "BatonTheme",
        "BatonInterface",
    ],
    "embed": ["BatonTheme", "BatonScreen"], "EmbedFiles": [],
]

@Suite("The arrows")
struct ArrowsTests {
    private static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    private func imports(of module: String) throws -> Set<String> {
        let folder = Self.sources.appending(path: module)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        #expect(!files.isEmpty || module.hasPrefix("C"))
        var modules: Set<String> = []
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count else { continue }
                modules.insert(String(words[place + 1].prefix { $0 != "." }))
            }
        }
        return modules
    }

    @Test("every module imports only what stands below it", arguments: arrows.keys.sorted())
    func downwards(module: String) throws {
        let ours = try imports(of: module).intersection(arrows.keys)
        #expect(ours.subtracting(arrows[module, default: []]).sorted() == [])
    }

    @Test("every folder of Sources is a module with its arrows")
    func known() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        #expect(Set(folders) == Set(arrows.keys))
    }

    @Test("there is no circle, and nothing imports the program")
    func order() {
        var placed: Set<String> = []
        while placed.count < arrows.count {
            let next = arrows.filter { !placed.contains($0.key) && $0.value.isSubset(of: placed) }.map(\.key)
            guard !next.isEmpty else {
                return #expect(Bool(false), "a circle among \(Set(arrows.keys).subtracting(placed))")
            }
            placed.formUnion(next)
        }
        #expect(!arrows.values.contains { $0.contains("baton") })
    }

    @Test("curses comes in through one header")
    func oneDoor() throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
        let including = try files.filter { $0.hasSuffix(".h") || $0.hasSuffix(".c") || $0.hasSuffix(".swift") }.filter {
            try String(contentsOf: Self.sources.appending(path: $0), encoding: .utf8).contains("#include <curses.h>")
        }
        #expect(including == ["CTerminal/include/cterminal.h"])
    }

    @Test("only the program imports terminal, adapters, history and rehearsal together")
    func compositionRoot() throws {
        let live: Set<String> = ["BatonTerminal", "BatonHistory", "BatonOrchestrate", "BatonOrq", "BatonRehearsal"]
        let importing = arrows.filter { $0.value.isSuperset(of: live) }.map(\.key)
        #expect(importing == ["baton"])
    }
}
