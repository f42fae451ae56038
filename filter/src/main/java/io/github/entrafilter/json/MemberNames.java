package io.github.entrafilter.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names of the members that tokens of Entra ID have. Each token has the same thirty: a constant needs neither a
 * copy nor a new hash code.
 */
final class MemberNames {

    private static final @Nullable String[] KNOWN = new @Nullable String[256];

    static {
        String names = "acct acr acrs aio alg amr app_displayname appid appidacr aud auth_time azp azpacr c_hash cid"
                + " client_app deviceid email exp family_name given_name groups iat idp idtyp iss ipaddr kid login_hint"
                + " name nbf nonce oid onprem_sid preferred_username puid rh roles scp sid sub tenant_region_scope tid"
                + " typ unique_name upn uti ver wids x5t xms_act_fct xms_az_rid xms_cc xms_ftd xms_idrel xms_mirid"
                + " xms_par_app_azp xms_rd xms_sub_fct xms_tcdt";
        for (String name : names.split(" ", -1)) {
            byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
            KNOWN[slot(bytes, 0, bytes.length)] = name;
        }
    }

    private MemberNames() {}

    /** The name of these ASCII bytes. */
    static String of(byte[] json, int start, int end) {
        @Nullable String known = start < end ? KNOWN[slot(json, start, end)] : null;
        return known != null && isSame(known, json, start, end)
                ? known
                : new String(json, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Names that share a slot are copied, but for one of them. */
    private static int slot(byte[] json, int start, int end) {
        return (json[start] * 31 + json[end - 1] * 7 + json[(start + end) >>> 1] * 17 + (end - start))
                & (KNOWN.length - 1);
    }

    private static boolean isSame(String known, byte[] json, int start, int end) {
        if (known.length() != end - start) {
            return false;
        }
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != json[start + i]) {
                return false;
            }
        }
        return true;
    }
}
