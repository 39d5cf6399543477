/** Runs HeidelTime over lines `language TAB day or - TAB text in base64` and prints its TimeML in base64, a line each. */

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

public class HeidelTimeLines {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // its own messages
        Map<String, HeidelTimeStandalone> taggers = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] fields = line.split("\t", 3);
            boolean dated = !fields[1].equals("-");
            DocumentType kind = dated ? DocumentType.NEWS : DocumentType.NARRATIVES;
            String key = fields[0] + kind;
            if (!taggers.containsKey(key)) {
                taggers.put(key, new HeidelTimeStandalone(
                        Language.getLanguageFromString(fields[0]), kind, OutputType.TIMEML, arguments[0], POSTagger.NO, false));
            }
            String text = new String(Base64.getDecoder().decode(fields[2]), StandardCharsets.UTF_8);
            String timeml;
            try {
                timeml = dated
                        ? taggers.get(key).process(text, new SimpleDateFormat("yyyy-MM-dd").parse(fields[1]))
                        : taggers.get(key).process(text);
            } catch (Exception failed) {
                timeml = "";
            }
            answers.println(Base64.getEncoder().encodeToString(timeml.getBytes(StandardCharsets.UTF_8)));
            answers.flush();
        }
    }
}
