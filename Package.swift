// swift-tools-version: 6.1
import PackageDescription

/// The analyses: the folder below `analyses/`, the target, the product and the name that `./weft render`
/// takes are the same word.
let analyses = [
    "tiktok-verified",
    "spotify",
    "audience-decode",
    "movielens",
    "pozytywka",
]

/// The analyses that are built: those that WEFT_ANALYSES names, which the launcher sets for the first report, or all.
let builtAnalyses =
    Context.environment["WEFT_ANALYSES"].map { names in
        analyses.filter { names.split(separator: " ").map(String.init).contains($0) }
    } ?? analyses

/// Whether the rooms are built for `Tests/Fuzzing/fuzz.sh`, which sets the variable: so that libFuzzer sees which code runs.
let isFuzzed = Context.environment["WEFT_FUZZ"] != nil

/// What all code is compiled with: existential types are written `any P`.
let plain: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// What the rooms are compiled with: a file imports what it uses, members included, so that its imports tell what it
/// depends on.
let settings: [SwiftSetting] =
    plain + [.enableUpcomingFeature("MemberImportVisibility")]
    + (isFuzzed ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

/// What scripts are compiled with beside the settings of the rooms, where their time is spent: so an edit had better be compiled
/// soon, only the file that has changed.
let scriptFlags: [SwiftSetting] = [
    .unsafeFlags(["-Onone", "-no-whole-module-optimization", "-incremental"])
]

/// What scripts are linked with: LLVM's linker, which comes with Swift, without looking for texts to be merged, takes half the time.
let scriptLinkerFlags: [LinkerSetting] = [
    .unsafeFlags(["-use-ld=lld", "-Xlinker", "-O0"], .when(platforms: [.linux]))
]

/// A room of the house: a folder below `Sources/` and the module of that name. Each arrow points at a room that stands
/// before it in the list; `docs/architecture.md` has what each must not know of, and a test compares the two.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a room, in `Tests/`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: plain)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// What a script is built from. It imports `Weft` alone, which exports the others; but SwiftPM compiles a script anew only
/// if a room that it names has changed, and the code of all of them is inlined into it.
let script: [Target.Dependency] = [
    "Weft", "Base", "Numerics", "Frames", "Statistics", "Learn", "Trees", "Datasets", "Charts", "Plotting",
    "Record",
    "Notebook",
]

let package = Package(
    name: "weft",
    products: [
        .library(name: "Weft", targets: ["Weft"]),
        .library(name: "Frames", targets: ["Frames"]),
        .library(name: "Learn", targets: ["Learn", "Trees", "Statistics", "Datasets"]),
        .library(name: "Charts", targets: ["Charts", "Plotting"]),
        .executable(name: "weft-cli", targets: ["weft-cli"]),
    ] + builtAnalyses.map { .executable(name: $0, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // System libraries: module maps, nothing more.
        .systemLibrary(name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(
            name: "CFontconfig", pkgConfig: "fontconfig", providers: [.apt(["libfontconfig-dev"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CShims"),

        // The rooms.
        room("Base", ["CCrypto"]),
        room("Numerics", ["Base"]),
        room("Frames", ["Base", "Numerics", "CSQLite", "CZlib", "CShims"]),
        room("Statistics", ["Numerics"]),
        room("Learn", ["Base", "Numerics", "Statistics"]),
        room("Trees", ["Base", "Numerics", "Learn", "CShims"]),
        room("Datasets", ["Base", "Numerics", "Frames", "Learn"]),
        room("Drawing", ["CCairo", "CFontconfig"]),
        room("Charts", ["Base", "Numerics", "Drawing"]),
        room("Plotting", ["Base", "Frames", "Statistics", "Charts"]),
        room("Record", ["Base", "Charts"]),
        room("Notebook", ["Base", "Frames", "Charts", "Record", "CShims"]),
        room("Render", ["Base", "Drawing", "Charts", "Record", "CCmark", mustache]),
        room("Samples", ["Base", "Numerics", "Frames"]),
        room("Runner", ["Base", "Frames", "Charts", "Record", "Render", "Samples", "CShims", subprocess]),
        room(
            "Weft",
            [
                "Base", "Numerics", "Frames", "Statistics", "Learn", "Trees", "Datasets", "Charts",
                "Plotting",
                "Record", "Notebook",
            ]),
        .executableTarget(
            name: "weft-cli",
            dependencies: ["Numerics", "Record", "Render", "Runner", "Samples", argumentParser, subprocess],
            swiftSettings: settings),
    ]
        + builtAnalyses.map {
            .executableTarget(
                name: $0, dependencies: script, path: "analyses/\($0)", swiftSettings: settings + scriptFlags,
                linkerSettings: scriptLinkerFlags)
        },
    swiftLanguageModes: [.v6]
)

// `swift build` without a product builds all that is declared. The launcher and the tool set this variable, so that a
// report need not wait for tests and benchmarks.
if Context.environment["WEFT_ONLY_REPORTS"] == nil {
    package.targets += [
        room("Benchmarks", ["Base", "Numerics", "Frames", "Learn", "Trees"]),
        .executableTarget(
            name: "weft-bench", dependencies: ["Base", "Numerics", "Benchmarks", "Runner", argumentParser],
            swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["Base", "Numerics", "Learn", subprocess],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(name: "HouseTests", swiftSettings: plain),
        tests(of: "Base", ["TestSupport"]),
        tests(of: "Numerics", ["TestSupport"]),
        tests(of: "Frames", ["Base", "Numerics", "CSQLite", "CZlib", "TestSupport"]),
        tests(of: "Statistics", ["TestSupport", "Numerics"]),
        tests(of: "Learn", ["TestSupport", "Trees", "Base", "Numerics", "Frames", "Statistics", "Datasets"]),
        tests(of: "Trees", ["TestSupport", "Base", "Numerics", "Learn"]),
        tests(of: "Datasets", ["Base", "Frames", "Learn", "Trees", "TestSupport"]),
        tests(of: "Drawing", ["CCairo"]),
        tests(of: "Charts", ["Base", "Drawing"]),
        tests(of: "Plotting", ["Base", "Frames", "Charts"]),
        tests(of: "Record", ["Charts"]),
        tests(of: "Notebook", ["Frames", "Charts", "Record"]),
        tests(of: "Render", ["Charts", "Drawing", "Record", "TestSupport"]),
        tests(
            of: "Samples",
            ["TestSupport", "Base", "Numerics", "Frames", "Statistics", "Learn", "Trees", "Datasets"]),
        tests(
            of: "Runner",
            [
                "Base", "Frames", "Record", "Render", "TestSupport", "misbehaving", "chapters", "penguins",
                "weather",
                "listeners",
            ]),
        tests(of: "Benchmarks", ["Learn", "Trees", "TestSupport"]),
        .testTarget(
            name: "WeftTests",
            dependencies: [
                "weft-cli", "weft-bench", "Runner", "Frames", "TestSupport", "chapters", "hostile", "Weft",
            ],
            swiftSettings: plain),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Base", "Frames", "Learn", "Trees", "Charts", "Record", "Render", "CCmark", "TestSupport",
            ], path: "Tests/Fuzzing/Targets", swiftSettings: plain),
        tests(of: "FuzzTargets"),
        .executableTarget(
            name: "plans", dependencies: ["Base", "Frames"], path: "Tests/Plans", exclude: ["compare.py"],
            swiftSettings: settings),
        .executableTarget(
            name: "readings", dependencies: ["Base", "Frames"], path: "Tests/Readings",
            exclude: ["compare.py"],
            swiftSettings: settings),
        .executableTarget(
            name: "misbehaving", dependencies: script, path: "Tests/Scripts/misbehaving",
            swiftSettings: settings),
        .executableTarget(
            name: "chapters", dependencies: script, path: "Tests/Scripts/chapters", swiftSettings: settings),
        .executableTarget(
            name: "hostile", dependencies: script, path: "Tests/Scripts/hostile", swiftSettings: settings),
        .executableTarget(
            name: "penguins", dependencies: script, path: "Tests/Scripts/penguins", exclude: ["penguins.py"],
            swiftSettings: settings),
        .executableTarget(
            name: "listeners", dependencies: script, path: "Tests/Scripts/listeners", swiftSettings: settings),
        .executableTarget(
            name: "weather", dependencies: script, path: "Tests/Scripts/weather", exclude: ["weather.py"],
            swiftSettings: settings),
    ]
}

if isFuzzed {
    package.targets += [
        .target(name: "CFuzzer", path: "Tests/Fuzzing/CFuzzer"),
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets", "CFuzzer"], path: "Tests/Fuzzing/Fuzzer",
            swiftSettings: plain),
    ]
}
