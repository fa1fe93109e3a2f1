package neckar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicNetworksTest {
    @TempDir
    private Path folder = Path.of("");

    /** The sums are those of the lists that the defining program of the public set writes, joined in their order. */
    @ParameterizedTest
    @CsvSource({
        "random, n=100 p=0.1, c553cb9c8cf39c7ef27c9df717aef472ea5fe8309c3cf743d15f32a747a34797",
        "synfire, groups=2, 53ec76548a9a076361e6302270dc1a506640308dfebf48a26d022e1f6927f112",
        "ring, n=300 k=20 sigma=30, 52617541b5741d2ea97c8617eba63ea27e7d8a9d626c9e3a3b544ecfa32070b7",
        "poisson, src=20 n=50, 36b0bcb95c45e44bfbf520191a3b75e36a1c7d1121c90f9a262c167bc4a9f440",
        "clustered, n=1500 k=32, edf6b7c3ce0bb823460ded6e9784380ddef6766fb333f1e298ba24df78868c62"
    })
    void listsAreThoseOfThePublishedMeasurements(String kind, String numbers, String sum)
            throws IOException, NoSuchAlgorithmException {
        PublicNetworks.write(folder, kind, arguments(numbers), PublicNetworks.SEED);
        assertEquals(sum, sumOfLists());
    }

    @Test
    void anotherSeedGivesAnotherSample() throws IOException, NoSuchAlgorithmException {
        for (String[] kind : new String[][] {
            {"random", "n=100 p=0.1"},
            {"synfire", "groups=2"},
            {"ring", "n=300 k=20 sigma=30"},
            {"clustered", "n=1500 k=32"}
        }) {
            PublicNetworks.write(folder, kind[0], arguments(kind[1]), 42);
            String published = sumOfLists();
            PublicNetworks.write(folder, kind[0], arguments(kind[1]), 43);
            assertNotEquals(published, sumOfLists(), kind[0]);
        }
    }

    @Test
    void everyRowOfThePublicSetHasItsNumbersAndCanBeRead() {
        for (PublicRow row : PublicRow.all()) {
            if (row.size().equals("quick")) {
                Path file = PublicNetworks.write(folder.resolve(row.title()), row.kind(), row.arguments(), 42);
                Network network = NetworkReader.read(file);
                assertEquals(row.kind(), network.name().substring(0, row.kind().length()));
            }
        }
    }

    private static Map<String, Double> arguments(String numbers) {
        Map<String, Double> arguments = new LinkedHashMap<>();
        for (String number : numbers.split(" ", -1)) {
            arguments.put(
                    number.substring(0, number.indexOf('=')),
                    Double.valueOf(number.substring(number.indexOf('=') + 1)));
        }
        return arguments;
    }

    private String sumOfLists() throws IOException, NoSuchAlgorithmException {
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        for (int list = 1; Files.exists(folder.resolve("c" + list + ".csv")); list++) {
            sum.update(Files.readAllBytes(folder.resolve("c" + list + ".csv")));
        }
        return HexFormat.of().formatHex(sum.digest());
    }
}
