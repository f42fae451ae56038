package io.github.entrafilter.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of the members that tokens of Entra ID have. Each token has the same thirty: a constant needs neither a
 * copy nor a new hash code.
 */
final class MemberNames {

    private static final String[] ALL = ("acct acr acrs aio alg amr app_displayname appid appidacr aud auth_time azp"
                    + " azpacr c_hash cid client_app deviceid email exp family_name given_name groups iat idp idtyp iss"
                    + " ipaddr kid login_hint name nbf nonce oid onprem_sid preferred_username puid rh roles scp sid"
                    + " sub tenant_region_scope tid typ unique_name upn uti ver wids x5t xms_act_fct xms_az_rid xms_cc"
                    + " xms_ftd xms_idrel xms_mirid xms_par_app_azp xms_rd xms_sub_fct xms_tcdt")
            .split(" ", -1);

    /** The number of names. */
    static final int COUNT = ALL.length;

    /** The index of a name that is not among them. */
    static final int NONE = -1;

    /** The index of the name in each slot. No two names share a slot. */
    private static final byte[] INDEXES = new byte[256];

    static {
        Arrays.fill(INDEXES, (byte) NONE);
        for (int index = 0; index < COUNT; index++) {
            INDEXES[slot(ALL[index])] = (byte) index;
        }
    }

    private MemberNames() {}

    /** Returns the name of these ASCII bytes. */
    static String of(byte[] json, int start, int end) {
        int index = start < end ? indexIn(json, start, end) : NONE;
        return index != NONE && isSame(ALL[index], json, start, end)
                ? ALL[index]
                : new String(json, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static int indexIn(byte[] json, int start, int end) {
        return INDEXES[slot(json[start], json[(start + end) >>> 1], json[end - 1], end - start)];
    }

    private static boolean isSame(String name, byte[] json, int start, int end) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != json[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the index of a name; {@link #NONE} if it is not among them. */
    static int indexOf(String name) {
        int index = name.isEmpty() ? NONE : INDEXES[slot(name)];
        return index != NONE && ALL[index].equals(name) ? index : NONE;
    }

    private static int slot(String name) {
        int length = name.length();
        return slot(name.charAt(0), name.charAt(length >>> 1), name.charAt(length - 1), length);
    }

    /** Any factors that separate the names will do; a test holds them to it. */
    private static int slot(int first, int middle, int last, int length) {
        return (first + middle * 7 + last * 37 + length * 5) & (INDEXES.length - 1);
    }

    /** Returns the name with this index. */
    static String at(int index) {
        return ALL[index];
    }
}
