import BatonInterface
import Dispatch
import Testing

/// Every key that the table has, pressed in the real program in a real terminal emulator, with something to be seen of it.
///
/// A row that is added to the table wants a script here, in the stage where its place is easily come to.
@Suite("Every key") struct KeyScriptTests {
    private static let stages = [
        WritingScripts.stage, EverywhereScripts.stage, ReadingScripts.transcript, ReadingScripts.steps,
        CardScripts.stage,
        ListScripts.stage, LeavingScripts.queue, LeavingScripts.running, LeavingScripts.idle,
    ]

    @Test("of the table has a script, and no script is for a row that is not there")
    func complete() {
        let rows = Set(Keymap.standard.bindings.map { "\($0.context.name) \($0.command.name ?? "?")" })
        let scripts = Self.stages.flatMap(\.scripts).map(\.row)
        #expect(rows.subtracting(scripts).sorted() == [])
        #expect(Set(scripts).subtracting(rows).sorted() == [])
        #expect(Set(scripts).count == scripts.count)
    }

    @Test("does what it says", arguments: stages)
    func play(stage: KeyStage) async throws {
        // On a thread of its own: a stage waits for its program most of the time.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { done.resume(with: Result { try stage.play() }) }
        }
    }
}
