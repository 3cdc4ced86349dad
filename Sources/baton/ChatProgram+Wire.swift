import BatonCore
import BatonInterface

/// The wire pane's frames, and requests as commands.
extension ChatProgram {
    func watchWire(_ number: Int, of thread: ThreadID, _ profile: ProfileName, runs: [RunID]) {
        unwatchWire()
        let feed = WireFeed(platforms: setup.platforms, profile: profile, thread: thread) { passage in
            await ChatProgram.tell(.wirePassed(number, passage))
        }
        wireFeed = feed
        Task.detached { await feed.follow(runs) }
    }

    func unwatchWire() {
        setup.platforms.recording.show(to: nil)
        guard let feed = wireFeed else { return }
        wireFeed = nil
        Task.detached { await feed.stop() }
    }

    func findRequest(of run: RunID, in thread: ThreadID, _ profile: ProfileName) {
        let platforms = setup.platforms
        Task.detached {
            let result: Result<CurlText?, HistoryFailure>
            do throws(HistoryFailure) {
                result = .success(try await platforms.curl(of: RunScope(thread: thread, run: run), profile: profile))
            } catch {
                result = .failure(error)
            }
            await ChatProgram.tell(.requestFound(result))
        }
    }

    func save(_ text: String, as name: String) {
        Task.detached { await ChatProgram.tell(.noticed(FileSaving.notice(keeping: text, as: name))) }
    }
}
