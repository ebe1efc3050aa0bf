import Testing

@testable import Notebook

@Suite struct FilePatternTests {
    @Test(arguments: [
        ("spotify_history.csv", "spotify_history.csv"),
        ("Streaming_History_Audio_2013-2015_0.json", "Streaming_History_Audio_*.json"),
        ("endsong_0.json", "endsong_*.json"), ("a.json", "*.json"), ("a.json", "*"), ("abc", "a*b*c"),
        ("ac", "a*c"),
        ("a_1_b_2_c", "a*b*c"), ("endsong_0.json", "Streaming_*.json|endsong_*.json"),
        ("Streaming_1.json", "Streaming_*.json|endsong_*.json"),
    ])
    func matches(_ name: String, _ pattern: String) {
        #expect(FilePattern(pattern).matches(name))
    }

    @Test(arguments: [
        ("Streaming_History_Video_2018.json", "Streaming_History_Audio_*.json"),
        ("Streaming_History_Audio_2013.json.part", "Streaming_History_Audio_*.json"),
        ("spotify_history.csv.bak", "spotify_history.csv"), ("aba", "ab*ba"), ("acb", "a*b*c"), ("", "a*"),
        ("a", ""), ("video.json", "Streaming_*.json|endsong_*.json"),
    ])
    func doesNotMatch(_ name: String, _ pattern: String) {
        #expect(!FilePattern(pattern).matches(name))
    }
}
