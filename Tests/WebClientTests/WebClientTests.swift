import Testing
import WebClient

@Suite("WebClient") struct WebClientTests {}
