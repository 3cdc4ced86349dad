/// A run's acts, those that have happened first and then each new one, until the run has ended.
///
/// Any number may be read at once; each reads at its own pace and holds nothing back. Cancelling the reading task ends the
/// reading and leaves the run alone. A run that the ledger has forgotten has no acts.
package struct RunActs: AsyncSequence, Sendable {
    package typealias Element = TimedAct
    package typealias Failure = Never

    let ledger: RunLedger
    let run: RunID
    let start: Int

    /// The same acts in lists, each of what had gathered since the one before: cheaper to send on together.
    package var batches: Batches { Batches(acts: self) }

    package func makeAsyncIterator() -> Iterator { Iterator(batches: batches.makeAsyncIterator()) }

    package struct Iterator: AsyncIteratorProtocol {
        var batches: Batches.Iterator
        private var batch: ArraySlice<TimedAct> = []

        init(batches: Batches.Iterator) { self.batches = batches }

        package mutating func next() async -> TimedAct? {
            if batch.isEmpty { batch = await batches.next()?[...] ?? [] }
            return batch.popFirst()
        }
    }

    package struct Batches: AsyncSequence, Sendable {
        package typealias Element = [TimedAct]
        package typealias Failure = Never

        let acts: RunActs

        package func makeAsyncIterator() -> Iterator { Iterator(acts: acts, position: acts.start) }

        package struct Iterator: AsyncIteratorProtocol {
            let acts: RunActs
            var position: Int
            /// Had from the ledger when there is first something to wait for.
            private var bell: AsyncStream<Void>.Iterator?

            init(acts: RunActs, position: Int) {
                self.acts = acts
                self.position = position
            }

            package mutating func next() async -> [TimedAct]? {
                while !Task.isCancelled {
                    switch await acts.ledger.reading(of: acts.run, from: position) {
                    case .acts(let batch):
                        position += batch.count
                        return batch
                    case .ended:
                        return nil
                    case .nothingYet:
                        await wait()
                    }
                }
                return nil
            }

            /// Returns at once the first time, because acts may have come before the bell was there.
            private mutating func wait() async {
                if bell == nil {
                    bell = await acts.ledger.bell(of: acts.run)?.makeAsyncIterator()
                } else {
                    _ = await bell?.next()
                }
            }
        }
    }
}
