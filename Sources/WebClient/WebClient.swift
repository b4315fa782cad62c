/// Calls to other machines over HTTP, by libcurl: bounded in size and time.
package enum WebClient {}
