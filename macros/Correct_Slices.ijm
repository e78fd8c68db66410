// Correct and go on: what a segmentation gains by each slice that a person corrects. The person is played by a reference.
//
// Argument: key=value pairs with blanks between them.
//   image=      the stack
//   reference=  its whole labels
//   model=      folder of a trained model; it is not changed
//   output=     folder to write to
//   rounds=     how many slices are corrected (default 4)
//   steps=      training steps after each (default 150; 0: the model stays as it is)
//
// In each round the slice that Suggest Slice... finds is taken from the reference, and the model is trained on with all slices
// corrected so far. Prints Dice after each round, of the stack segmented with these slices given.
//
// mvn -q compile exec:java -Dexec.args="macros/Correct_Slices.ijm image=scan.tif reference=labels.tif model=model output=corrected"

image = required("image");
reference = required("reference");
model = required("model");
output = required("output");
rounds = parseInt(option("rounds", "4"));
steps = option("steps", "150");
File.makeDirectory(output);
corrected = "";
score(0);
for (done = 1; done <= rounds; done++) {
	open(image); rename("scan");
	options = "image=scan model=[" + model + "]";
	if (corrected != "") options += " labels=[" + output + "/corrected.tif] annotated_slices=[" + corrected + "]";
	run("Suggest Slice...", options);
	slice = getSliceNumber();
	close("*");
	if (corrected != "") corrected = corrected + ", ";
	corrected = corrected + slice;
	correct();
	print("Slice " + slice + " corrected.");
	next = output + "/model-" + done;
	if (steps != "0") { trainOn(next); model = next; }
	score(done);
}

function trainOn(next) {
	start = getTime();
	run("Train...", "image=[" + image + "] labels=[" + output + "/corrected.tif] annotated_slices=[" + corrected + "] method=supervised initial_model=[" + model
		+ "] model=[" + next + "] steps=" + steps + " overwrite settings=[" + option("settings", "") + "]");
	print("Trained on for " + (getTime() - start) / 1000 + " seconds.");
}

// The segmentation as it is, with the corrected slices as the reference has them.
function correct() {
	open(output + "/segmented.tif"); rename("segmented");
	open(reference); rename("reference");
	slices = split(corrected, ",");
	for (i = 0; i < slices.length; i++) {
		number = parseInt(String.trim(slices[i]));
		selectWindow("reference"); setSlice(number); run("Select All"); run("Copy");
		selectWindow("segmented"); setSlice(number); run("Paste"); run("Select None");
	}
	saveAs("Tiff", output + "/corrected.tif");
	close("*");
}

function score(done) {
	known = "";
	if (corrected != "") known = " labels=[" + output + "/corrected.tif] annotated_slices=[" + corrected + "]";
	run("Segment...", "image=[" + image + "] model=[" + model + "]" + known);
	saveAs("Tiff", output + "/segmented.tif");
	close("*");
	run("Evaluate...", "prediction=[" + output + "/segmented.tif] reference=[" + reference + "] table=[" + output + "/round-" + done + ".csv]");
	print("After " + done + " slices: " + File.openAsString(output + "/round-" + done + ".csv"));
}

function required(name) {
	value = option(name, "");
	if (value == "") exit("Give " + name + "=... See the head of this macro.");
	return value;
}

function option(name, otherwise) {
	value = call("io.github.oneslice.command.MacroArguments.value", getArgument(), name, otherwise);
	return value;
}
