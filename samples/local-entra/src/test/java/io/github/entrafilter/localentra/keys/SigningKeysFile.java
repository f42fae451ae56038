package io.github.entrafilter.localentra.keys;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * Regenerates the keys in the JAR. Run it after {@code test-compile} as a main class on the test class path, with the
 * file to write as its argument.
 */
final class SigningKeysFile {

    private SigningKeysFile() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("publicCloud", keys(6, 2048, KeyOwner.PUBLIC_CLOUD.certificateName()));
        json.put("usGovernment", keys(2, 2048, KeyOwner.US_GOVERNMENT.certificateName()));
        json.put("consumers", keys(2, 2048, KeyOwner.CONSUMERS.certificateName()));
        json.put("unpublished", keys(1, 2048, new X500Principal("CN=nobody.example")));
        json.put("weak", keys(1, 1024, KeyOwner.PUBLIC_CLOUD.certificateName()));
        String lines = JSONObjectUtils.toJSONString(json)
                .replace("[{", "[\n  {")
                .replace("},{", "},\n  {")
                .replace("\",\"", "\",\n   \"")
                .replace("],\"", "],\n\"");
        Files.writeString(Path.of(arguments[0]), lines + "\n");
    }

    private static List<Map<String, String>> keys(int count, int bits, X500Principal name) {
        List<Map<String, String>> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RsaSigningKey key = RsaKeyGenerator.generate(bits, name);
            Base64.Encoder base64 = Base64.getEncoder();
            Map<String, String> members = new LinkedHashMap<>();
            members.put("certificate", base64.encodeToString(key.encodedCertificate()));
            members.put("privateKey", base64.encodeToString(key.privateKey().getEncoded()));
            keys.add(members);
        }
        return keys;
    }
}
