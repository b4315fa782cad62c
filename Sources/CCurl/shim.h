#include <curl/curl.h>

// The library's variadic functions, which Swift cannot call, with their arguments spelled out.

static inline CURLcode
garita_curl_set_long(CURL *handle, CURLoption option, long value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode
garita_curl_set_text(CURL *handle, CURLoption option, const char *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode
garita_curl_set_pointer(CURL *handle, CURLoption option, void *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode
garita_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value)
{
    return curl_easy_setopt(handle, option, value);
}

// Body and header lines come through one kind of function.
typedef size_t (*garita_curl_take)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode
garita_curl_set_take(CURL *handle, CURLoption option, garita_curl_take value)
{
    return curl_easy_setopt(handle, option, value);
}

// Asked for each address before a socket is made: a function that answers a descriptor, or CURL_SOCKET_BAD to refuse.
typedef curl_socket_t (*garita_curl_open)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode
garita_curl_set_open(CURL *handle, garita_curl_open value)
{
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline long
garita_curl_status(CURL *handle)
{
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static inline const char *
garita_curl_address(CURL *handle)
{
    char *address = NULL;
    curl_easy_getinfo(handle, CURLINFO_PRIMARY_IP, &address);
    return address;
}

static inline CURLcode
garita_curl_start(void)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}
