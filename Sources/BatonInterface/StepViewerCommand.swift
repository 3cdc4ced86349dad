/// What a user can do in the step viewer.
package enum StepViewerCommand: Hashable, Sendable {
    case look(Looking)
    case find(Finding)
    case olderTurn, newerTurn
    /// How much the transcript shows of the step at the cursor.
    case cycleDensity
    /// What stands at the cursor: a value, or all of a step.
    case copySource, copyRendered, save

    /// What moves and folds.
    package enum Looking: Hashable, Sendable {
        case move(Motion)
        case toggleFold
        /// Show so many levels of all contents, 1 to 9.
        case fold(depth: Int)
        case toggleUnescaped
        case beginSearch(isBackward: Bool)
        case leaveSearch
    }

    /// What may find nothing.
    package enum Finding: Hashable, Sendable {
        case accept, next, previous
    }

    package enum Motion: Hashable, Sendable {
        case lineUp, lineDown, halfPageUp, halfPageDown, pageUp, pageDown, top, end
        case previousStep, nextStep
    }
}
