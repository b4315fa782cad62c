#include <microhttpd.h>
#include <stdarg.h>
#include <stdio.h>

// The library's variadic functions, which Swift cannot call, with their arguments spelled out.

static inline struct MHD_Daemon *
garita_mhd_start(unsigned int flags, MHD_AcceptPolicyCallback accepts, MHD_AccessHandlerCallback handler, void *context,
                 const struct MHD_OptionItem *options)
{
    return MHD_start_daemon(flags, 0, accepts, context, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// The slot that belongs to the connection (set in the connection's started notification); NULL before that.
static inline void *
garita_mhd_socket_context(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static inline int
garita_mhd_descriptor(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *
garita_mhd_address(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

static inline unsigned int
garita_mhd_connections(struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
    return info ? info->num_connections : 0;
}

// The library's log lines are printf-like; this gives the text.
static inline int
garita_mhd_text(char *buffer, size_t size, const char *format, va_list arguments)
{
    return vsnprintf(buffer, size, format, arguments);
}
