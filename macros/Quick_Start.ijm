// Quick_Start: from one annotated slice of a test image to its whole segmentation, compared with the reference.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks goes in [brackets].
//   images=   folder of the test images (default test-images, or those that were installed)
//   name=     which of them: putamen (default, the MRI of a brain) or phantom (made)
//   output=   folder to write to (default target/quickstart-macro, or OneSlice-quick-start in your home folder)
//   minutes=  budget of training time (default 2)
//   seed=     of all random draws (default 1)
//
// Example: name=phantom minutes=4

folder = "test-images";
results = "target/quickstart-macro";
if (!File.exists(folder)) {
	folder = getDirectory("imagej") + "images/OneSlice";
	results = getDirectory("home") + "OneSlice-quick-start";
}
images = option("images", folder);
name = option("name", "putamen");
output = option("output", results);
minutes = option("minutes", "2");
seed = option("seed", "1");

open(images + "/" + name + ".tif");
rename("image");
open(images + "/" + name + "-slice.tif");
rename("slice");
open(images + "/" + name + "-labels.tif");
rename("reference");

File.makeDirectory(output);
run("Train (SPSS)...", "image=image labels=slice model=[" + output + "/model] minutes=" + minutes + " seed=" + seed + " overwrite");
open(output + "/model/registration/image.tif"); // what registration alone gave
rename("registration");
run("Segment...", "image=image model=[" + output + "/model] uncertainty output_folder=[" + output + "]");
rename("network");
run("Evaluate...", "prediction=registration reference=reference table=[" + output + "/registration.csv]");
print("Registration alone: mean Dice " + meanDice(output + "/registration.csv"));
run("Evaluate...", "prediction=network reference=reference table=[" + output + "/network.csv]");
print("Trained network: mean Dice " + meanDice(output + "/network.csv"));

// Of the last row of a table of scores.
function meanDice(table) {
	rows = split(String.trim(File.openAsString(table)), "\n");
	mean = split(rows[rows.length - 1], ",");
	dice = mean[2];
	return dice;
}

// The value of a key in the argument, or else the fallback.
function option(key, fallback) {
	return call("io.github.oneslice.command.MacroArguments.value", getArgument(), key, fallback);
}
