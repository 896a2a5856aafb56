using System.Net;
using System.Net.Sockets;

namespace TrainingHub.Web;

/// <summary>Where a request comes from, and where it may be sent on to.</summary>
internal static class Caller
{
    /// <summary>
    /// The caller's address for limits: an IPv4 address, or the /64 network of an IPv6 one, of which a household has billions.
    /// Behind a known proxy it is what the proxy says.
    /// </summary>
    public static string Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "-";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]) + "/64"
            : address.ToString();
    }

    /// <summary>An address of this site to go back to, or null: what came in the query may lead anywhere.</summary>
    public static string? Local(string? address) => Looks.IsLocal(address) ? address : null;
}
