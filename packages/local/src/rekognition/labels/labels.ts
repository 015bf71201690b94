/** One label of the taxonomy: its nearest ancestors, other names and its category. */
export interface LabelEntry {
  parents?: readonly string[];
  aliases?: readonly string[];
  category: string;
}

const animals = "Animals and Pets";
const apparel = "Apparel and Accessories";
const beauty = "Beauty and Personal Care";
const food = "Food and Beverage";
const furniture = "Furniture and Furnishings";
const home = "Home and Indoors";
const appliances = "Home Appliances";
const kitchen = "Kitchen and Dining";
const plants = "Plants and Flowers";
const sports = "Sports";
const symbols = "Symbols and Flags";
const technology = "Technology and Computing";
const text = "Text and Documents";
const tools = "Tools and Machinery";
const toys = "Toys and Gaming";
const transport = "Transport and Logistics";
const travel = "Travel and Adventure";
const vehicles = "Vehicles and Automotive";

/**
 * The labels of the local detector in Rekognition's vocabulary, ancestors included
 * (https://docs.aws.amazon.com/rekognition/latest/dg/labels.html).
 */
export const taxonomy: Readonly<Record<string, LabelEntry>> = {
  Person: { aliases: ["Human"], category: "Person Description" },

  Transportation: { category: vehicles },
  Vehicle: { parents: ["Transportation"], category: vehicles },
  Aircraft: { parents: ["Vehicle"], category: vehicles },
  Airplane: { parents: ["Aircraft"], aliases: ["Aeroplane", "Plane"], category: vehicles },
  Bicycle: { parents: ["Vehicle"], aliases: ["Bike"], category: vehicles },
  Boat: { parents: ["Vehicle"], category: vehicles },
  Bus: { parents: ["Vehicle"], category: vehicles },
  Car: { parents: ["Vehicle"], aliases: ["Automobile"], category: vehicles },
  Motorcycle: { parents: ["Vehicle"], aliases: ["Motorbike"], category: vehicles },
  Train: { parents: ["Vehicle"], category: vehicles },
  Truck: { parents: ["Vehicle"], category: vehicles },

  Light: { category: transport },
  "Traffic Light": { parents: ["Light"], category: transport },
  Hydrant: { category: transport },
  "Fire Hydrant": { parents: ["Hydrant"], category: transport },
  Symbol: { category: symbols },
  Sign: { parents: ["Symbol"], category: symbols },
  "Road Sign": { parents: ["Sign"], category: symbols },
  "Stop Sign": { parents: ["Road Sign"], aliases: ["Stopsign"], category: symbols },
  "Parking Meter": { category: transport },

  Animal: { category: animals },
  Bird: { parents: ["Animal"], category: animals },
  Mammal: { parents: ["Animal"], category: animals },
  Pet: { parents: ["Animal"], category: animals },
  Wildlife: { parents: ["Animal"], category: animals },
  Livestock: { parents: ["Animal"], category: animals },
  Canine: { parents: ["Mammal"], category: animals },
  Cattle: { parents: ["Livestock", "Mammal"], category: animals },
  Cat: { parents: ["Mammal", "Pet"], category: animals },
  Dog: { parents: ["Canine", "Pet"], category: animals },
  Horse: { parents: ["Mammal"], category: animals },
  Sheep: { parents: ["Livestock", "Mammal"], category: animals },
  Cow: { parents: ["Cattle"], category: animals },
  Elephant: { parents: ["Mammal", "Wildlife"], category: animals },
  Bear: { parents: ["Mammal", "Wildlife"], category: animals },
  Zebra: { parents: ["Mammal", "Wildlife"], category: animals },
  Giraffe: { parents: ["Mammal", "Wildlife"], category: animals },

  Accessories: { category: apparel },
  Bag: { category: apparel },
  Backpack: { parents: ["Bag"], category: apparel },
  Handbag: { parents: ["Accessories", "Bag"], aliases: ["Purse"], category: apparel },
  "Formal Wear": { category: apparel },
  Tie: { parents: ["Accessories", "Formal Wear"], aliases: ["Necktie"], category: apparel },
  Umbrella: { aliases: ["Parasol"], category: apparel },
  Baggage: { category: travel },
  Suitcase: { parents: ["Baggage"], category: travel },

  Sport: { category: sports },
  "Team Sport": { parents: ["Sport"], category: sports },
  Baseball: { parents: ["Team Sport"], category: sports },
  "Baseball Bat": { parents: ["Baseball"], category: sports },
  "Baseball Glove": { parents: ["Baseball"], category: sports },
  Tennis: { parents: ["Sport"], category: sports },
  Racket: { category: sports },
  "Tennis Racket": { parents: ["Racket", "Tennis"], category: sports },
  Ball: { category: sports },
  Skis: { category: sports },
  Snowboard: { category: sports },
  Skateboard: { category: sports },
  Surfboard: { category: sports },
  Toy: { category: toys },
  Frisbee: { parents: ["Toy"], category: toys },
  Kite: { parents: ["Toy"], category: toys },
  "Teddy Bear": { parents: ["Toy"], category: toys },

  Cup: { category: kitchen },
  Bottle: { category: kitchen },
  Bowl: { category: kitchen },
  Glass: { category: kitchen },
  "Wine Glass": { parents: ["Glass"], category: kitchen },
  Cutlery: { category: kitchen },
  Fork: { parents: ["Cutlery"], category: kitchen },
  Knife: { parents: ["Cutlery"], category: kitchen },
  Spoon: { parents: ["Cutlery"], category: kitchen },

  Food: { category: food },
  Produce: { parents: ["Food"], category: food },
  Fruit: { parents: ["Plant", "Produce"], category: food },
  "Citrus Fruit": { parents: ["Fruit"], category: food },
  Vegetable: { parents: ["Plant", "Produce"], category: food },
  Banana: { parents: ["Fruit"], category: food },
  Apple: { parents: ["Fruit"], category: food },
  Orange: { parents: ["Citrus Fruit"], category: food },
  Broccoli: { parents: ["Vegetable"], category: food },
  Carrot: { parents: ["Vegetable"], category: food },
  Sandwich: { parents: ["Food"], category: food },
  "Hot Dog": { parents: ["Food"], category: food },
  Pizza: { parents: ["Food"], category: food },
  Sweets: { parents: ["Food"], category: food },
  Donut: { parents: ["Sweets"], aliases: ["Doughnut"], category: food },
  Dessert: { parents: ["Food"], category: food },
  Cake: { parents: ["Dessert"], category: food },

  Plant: { category: plants },
  "Potted Plant": { parents: ["Plant"], aliases: ["Houseplant"], category: plants },

  Furniture: { category: furniture },
  Bench: { parents: ["Furniture"], category: furniture },
  Bed: { parents: ["Furniture"], category: furniture },
  Chair: { parents: ["Furniture"], category: furniture },
  Couch: { parents: ["Furniture"], aliases: ["Sofa"], category: furniture },
  Table: { parents: ["Furniture"], category: furniture },
  "Dining Table": { parents: ["Table"], category: furniture },
  Pottery: { category: home },
  Vase: { parents: ["Pottery"], category: home },
  Clock: { category: home },
  Indoors: { category: home },
  Bathroom: { parents: ["Indoors"], category: home },
  Toilet: { parents: ["Bathroom"], category: home },
  Sink: { category: home },

  Electronics: { category: technology },
  Screen: { parents: ["Electronics"], category: technology },
  TV: { parents: ["Screen"], aliases: ["Television"], category: technology },
  Computer: { parents: ["Electronics"], category: technology },
  Laptop: { parents: ["Computer"], category: technology },
  "Computer Hardware": { parents: ["Electronics"], category: technology },
  Mouse: { parents: ["Computer Hardware"], aliases: ["Computer Mouse"], category: technology },
  "Computer Keyboard": { parents: ["Computer Hardware"], aliases: ["Keyboard"], category: technology },
  "Remote Control": { parents: ["Electronics"], category: technology },
  Phone: { parents: ["Electronics"], category: technology },
  "Mobile Phone": { parents: ["Phone"], aliases: ["Cell Phone", "Cellphone"], category: technology },

  Appliance: { category: appliances },
  Microwave: { parents: ["Appliance"], category: appliances },
  Oven: { parents: ["Appliance"], category: appliances },
  Toaster: { parents: ["Appliance"], category: appliances },
  Refrigerator: { parents: ["Appliance"], aliases: ["Fridge"], category: appliances },
  "Hair Dryer": { parents: ["Appliance"], aliases: ["Blow Dryer"], category: beauty },

  Publication: { category: text },
  Book: { parents: ["Publication"], category: text },
  Tool: { category: tools },
  Scissors: { parents: ["Tool"], category: tools },
  Brush: { parents: ["Tool"], category: tools },
  Toothbrush: { parents: ["Brush"], category: beauty },
};

/** The label of each of the detector's classes, which are COCO's 80 in their order (https://cocodataset.org/#explore). */
export const classLabels: readonly string[] = [
  ...["Person", "Bicycle", "Car", "Motorcycle", "Airplane", "Bus", "Train", "Truck", "Boat"],
  ...["Traffic Light", "Fire Hydrant", "Stop Sign", "Parking Meter", "Bench", "Bird", "Cat", "Dog", "Horse"],
  ...["Sheep", "Cow", "Elephant", "Bear", "Zebra", "Giraffe", "Backpack", "Umbrella", "Handbag", "Tie"],
  ...["Suitcase", "Frisbee", "Skis", "Snowboard", "Ball", "Kite", "Baseball Bat", "Baseball Glove"],
  ...["Skateboard", "Surfboard", "Tennis Racket", "Bottle", "Wine Glass", "Cup", "Fork", "Knife", "Spoon"],
  ...["Bowl", "Banana", "Apple", "Sandwich", "Orange", "Broccoli", "Carrot", "Hot Dog", "Pizza", "Donut"],
  ...["Cake", "Chair", "Couch", "Potted Plant", "Bed", "Dining Table", "Toilet", "TV", "Laptop", "Mouse"],
  ...["Remote Control", "Computer Keyboard", "Mobile Phone", "Microwave", "Oven", "Toaster", "Sink"],
  ...["Refrigerator", "Book", "Clock", "Vase", "Scissors", "Teddy Bear", "Hair Dryer", "Toothbrush"],
];
