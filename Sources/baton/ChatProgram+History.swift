import BatonCore
import BatonEngine
import BatonHistory
import BatonInterface
import BatonSettings
import Dispatch

/// What the chat gives to its history and gets back from it.
extension ChatProgram {
    /// Reads what stood in the slots the last time; after the first frame, which waits for no file.
    func restore(_ thread: ChatStart.Thread?) {
        let reading = HistoryReading(history: history, rehearsals: rehearsals)
        Task.detached {
            let kept = await reading.slots()
            await ChatProgram.tell(.slotsRestored(kept.slots))
            await self.followUnwatchedRuns()
            for remark in await reading.history.remarks() { await ChatProgram.warn(remark) }
            for failure in kept.failures { await ChatProgram.warn(failure.message) }
            guard let thread else { return }
            do throws(HistoryFailure) {
                let kept = try await reading.thread(matching: thread.id) { agent in
                    !thread.isAgentChosen || agent == thread.agent
                }
                if let kept {
                    await ChatProgram.tell(.threadRestored(kept, at: nil))
                } else {
                    await ChatProgram.resume(thread)
                }
            } catch {
                await ChatProgram.warn(error.message)
            }
        }
    }

    private static func warn(_ message: String) {
        tell(.noticed(Notice(text: message, severity: .warning)))
    }

    /// Looks after the runs of threads that stand in no slot.
    private func followUnwatchedRuns() {
        let runs = UnwatchedRuns(platforms: setup.platforms, history: history, rehearsals: rehearsals)
        let shown = shownThreads
        Task.detached {
            let waiting: [UnfinishedRun]
            do throws(HistoryFailure) {
                waiting = try await runs.waiting(shown: shown, now: LiveClock.now)
            } catch {
                return await ChatProgram.warn(error.message)
            }
            guard !waiting.isEmpty else { return }
            let text =
                waiting.count == 1
                ? "A run of another thread goes on" : "\(waiting.count) runs of other threads go on"
            await ChatProgram.tell(
                .noticed(
                    Notice(
                        text: text, hint: "Their ends are asked for; the list of threads has them.", severity: .info)))
            await withTaskGroup(of: Void.self) { group in
                for run in waiting {
                    group.addTask {
                        do throws(HistoryFailure) {
                            try await runs.follow(run, clock: Self.clock)
                        } catch {
                            await ChatProgram.warn(error.message)
                        }
                    }
                }
            }
        }
    }

    func loadTurns(of thread: ThreadID, _ page: TurnPage) {
        let reading = HistoryReading(history: history, rehearsals: rehearsals)
        Task.detached {
            await ChatProgram.tell(.turnsLoaded(thread, page, await reading.turns(of: thread, page)))
        }
    }

    /// Reads them behind all changes that were asked for before.
    func loadLocalThreads() {
        let reading = HistoryReading(history: history, rehearsals: rehearsals)
        let before = recordLine
        Task.detached {
            await before?.value
            do throws(HistoryFailure) {
                await ChatProgram.tell(.localThreadsLoaded(try await reading.threads()))
            } catch {
                await ChatProgram.tell(.noticed(Notice(text: error.message, severity: .warning)))
            }
        }
    }

    func countNewer(_ handle: RemoteHandle, of profile: ProfileName, than thread: ThreadID) {
        let platforms = setup.platforms
        Task.detached {
            let count = await platforms.newerCount(handle, of: profile, than: thread)
            await ChatProgram.tell(.newerCounted(thread, count))
        }
    }

    func search(for words: String, atMost limit: Int) {
        let history = history
        Task.detached {
            let result: Result<[SearchHit], HistoryFailure>
            do throws(HistoryFailure) {
                result = .success(try await history.search(words, atMost: limit))
            } catch {
                result = .failure(error)
            }
            await ChatProgram.tell(.searched(words, result))
        }
    }

    func openLocalThread(_ id: ThreadID, at hit: SearchHit? = nil) {
        let reading = HistoryReading(history: history, rehearsals: rehearsals)
        Task.detached {
            do throws(HistoryFailure) {
                guard let thread = try await reading.thread(id) else {
                    throw HistoryFailure("The history no longer has this thread.")
                }
                await ChatProgram.tell(.threadRestored(thread, at: hit))
            } catch {
                await ChatProgram.tell(.noticed(Notice(text: error.message, severity: .error)))
            }
        }
    }

    func nameExport(titled title: String, as format: ThreadFormat) {
        let saving = ThreadSaving(history: history)
        Task.detached { await ChatProgram.tell(.exportNamed(format, saving.path(titled: title, as: format))) }
    }

    func export(_ thread: ThreadID, as format: ThreadFormat, to path: String, isOverwriting: Bool) {
        let saving = ThreadSaving(history: history)
        let (before, runner) = (recordLine, runner)
        Task.detached {
            // What was recorded before belongs into it.
            await before?.value
            await runner.settle()
            let outcome = await saving.save(thread, as: format, to: path, isOverwriting: isOverwriting)
            await ChatProgram.tell(.exported(thread, path, outcome))
        }
    }

    /// Does to the history what the user did to its threads.
    func keep(_ action: HistoryAction) {
        switch action {
        case .rename(let thread, let title): record(.threadRenamed(title, thread))
        case .pin(let thread, let isPinned): record(.threadMarked(.pinned(isPinned), thread))
        case .archive(let thread, let isArchived): record(.threadMarked(.archived(isArchived), thread))
        case .delete(let thread): change { history throws(HistoryFailure) in try await history.delete(thread) }
        }
    }

    /// Keeps `record` behind those before it.
    func record(_ record: HistoryRecord) {
        change { history throws(HistoryFailure) in try await history.record(record) }
    }

    /// Changes the history after everything that was to be changed before.
    private func change(_ change: @escaping @Sendable (any HistoryStore) async throws(HistoryFailure) -> Void) {
        let before = recordLine
        let history = history
        recordLine = Task.detached {
            await before?.value
            do throws(HistoryFailure) {
                try await change(history)
            } catch {
                await ChatProgram.tell(
                    .noticed(
                        Notice(text: "The history could not be written: \(error.message)", severity: .warning)))
            }
        }
    }

    /// Waits until everything that was given to the history is there, but no longer than someone waits for an end.
    func awaitRecords() {
        let (recordLine, platforms) = (recordLine, setup.platforms)
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await recordLine?.value
            await platforms.settleRecordings()
            isDone.signal()
        }
        _ = isDone.wait(timeout: .now() + .seconds(Self.patience))
    }

    // A disk that hangs must not keep the terminal.
    private static let patience = 3

    private var rehearsals: Set<ProfileName> {
        Set(setup.configuration.profiles.filter { $0.server == .rehearsal }.map(\.name))
    }
}
