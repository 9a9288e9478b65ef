// The same cards for all pages, made up from the number alone.
const services = ["Amazon EC2", "Amazon RDS", "Amazon S3", "Amazon VPC", "AWS Lambda", "Amazon DynamoDB", "AWS IAM", "Amazon EKS"];
const verbs = ["Install security patches on", "Decide who is allowed to change", "Keep an encrypted backup copy of", "Replace the broken hardware under", "Watch the logs and alarms of", "Test the recovery after a loss of", "Choose the region and zone for", "Renew the certificates used by"];
const things = ["the guest operating system", "the database engine and tables", "the virtual network and routes", "the physical host and its disks", "the application and its code", "the customer data in the bucket", "the storage that lies beneath"];

export function cards(count) {
  return Array.from({ length: count }, (_, i) => ({
    id: String(i + 1),
    service: services[(i * 5) % services.length],
    task: `${verbs[(i * 3) % verbs.length]} ${things[i % things.length]}`,
  }));
}

// How many cards the address asks for: ?cards=20
export function asked() {
  return Number(new URLSearchParams(location.search).get("cards")) || 20;
}
