import Base
import FoundationEssentials
import Frames
import Record
import Synchronization

/// The run of the script in this process: its settings and the destination of its events.
final class Session: Sendable {
    /// The session of this process, which begins with the script's first call into the library.
    static let current = Session()

    /// The settings of the run.
    let environment: RunEnvironment
    private let sink: any EventSink
    /// The numbers recorded so far, by their keys.
    private let numbers = Mutex<[String: Double]>([:])

    private init() {
        watchForErrors()
        if let text = ProcessInfo.processInfo.environment[RunEnvironment.variable],
            let environment = try? JSONDecoder().decode(RunEnvironment.self, from: Data(text.utf8))
        {
            self.environment = environment
            sink = PipeSink(mark: environment.mark)
        } else {
            let name = ProcessInfo.processInfo.processName
            environment = RunEnvironment(
                dataFolder: "data/\(name)", isSample: false, parameters: [:], exportFolder: "exports")
            sink = TerminalSink()
        }
        openResults()
        openEngine()
        FitProgress.observeAll { [sink] progress in
            sink.send(.progress(step: progress.step, fraction: progress.fraction, place: nil))
        }
    }

    /// Opens the store of results of earlier runs, if the process that started the script has one.
    private func openResults() {
        guard let path = environment.resultSettings, let data = try? Data(contentsOf: URL(filePath: path)),
            let settings = try? JSONDecoder().decode(ResultStore.Settings.self, from: data)
        else { return }
        ResultStore(settings) { [sink] counts in
            sink.send(.results(read: counts.read, computed: counts.computed))
        }.openForProcess()
    }

    /// Opens the engine that queries over files run on, and observes the queries, where the process that started the script
    /// asks for that.
    private func openEngine() {
        if let master = environment.sparkMaster {
            SparkEngine(master: master, note: printError) { [sink] in sink.send(.engine("spark")) }
                .openForProcess()
        }
        guard environment.listsQueries else { return }
        QueryObserver.observeAll { [sink] query in
            let place = query.place
            sink.send(
                .query(
                    sql: query.listing, verb: place.verb, place: Place(file: place.file, line: place.line)))
        }
    }

    /// Sends an event to the process that started the script.
    func send(_ event: Event) {
        sink.send(event)
    }

    /// Whether outputs belong to the summary.
    @TaskLocal static var isSummary = false

    /// Sends an output.
    func show(_ content: Content, at place: Place) {
        if case .value(let value) = content, let number = value.value.double {
            numbers.withLock { $0[value.key] = number }
        }
        send(.output(Output(place: place, content: content, isSummary: Session.isSummary)))
    }

    /// The number that was recorded under a key; `nil` if there is none.
    func number(recordedAs key: String) -> Double? { numbers.withLock { $0[key] } }
}

/// Begins the session of a script that the tool has started before the script's first line, so that also one which calls nothing
/// of the library tells when it has come to its end. The C part of the library calls this.
@_cdecl("weft_script_begins")
package func beginScript() { _ = Session.current }
